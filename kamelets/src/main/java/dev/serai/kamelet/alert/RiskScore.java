package dev.serai.kamelet.alert;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.alert.Severity;
import dev.serai.policy.PolicyFile;
import dev.serai.risk.ProposalOrigin;
import dev.serai.risk.RiskAssessment;
import dev.serai.risk.RiskExtent;
import dev.serai.risk.RiskHistory;
import dev.serai.risk.RiskInput;
import dev.serai.risk.RiskPlace;
import dev.serai.risk.RiskPolicyReader;
import dev.serai.risk.RiskScorer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Body;

/** Says how risky it is to act somewhere, by a policy of points. */
public class RiskScore {

    private String environment = "production";
    private RiskScorer scorer = scorer("");

    /** A file like the hub's {@code policy/risk.yaml}; empty for that one. */
    public void setPolicy(String file) {
        this.scorer = scorer(file);
    }

    /** Where nothing else is said. */
    public void setEnvironment(String environment) {
        this.environment = environment;
    }

    /**
     * The body, an alert or what is known of an action, with {@code risk}: {@code score} of 0 to 100, {@code level}, and the
     * {@code factors} that made it.
     */
    public Map<String, Object> score(@Body Map<String, Object> body) {
        JsonNode known = AlertNormalise.mapper().valueToTree(body);
        RiskAssessment assessed = scorer.assess(new RiskInput(
                known.path("base_risk").asInt(0),
                new RiskPlace(
                        known.path("target").asText(""),
                        known.path("namespace")
                                .asText(known.at("/labels/namespace").asText("")),
                        known.path("environment")
                                .asText(known.at("/labels/environment").asText(environment)),
                        known.has("severity")
                                ? Severity.of(known.path("severity").asText())
                                : null),
                new RiskExtent(
                        known.path("objects").asInt(1), known.path("node_level").asBoolean(false)),
                known.path("reversible").asBoolean(true),
                known.path("frozen").asBoolean(false),
                new RiskHistory(
                        known.path("failures").asInt(0), known.path("unknowns").asInt(0)),
                0,
                ProposalOrigin.PLAYBOOK));
        Map<String, Object> scored = new TreeMap<>(body);
        scored.put("risk", map(assessed));
        return scored;
    }

    private static Map<String, Object> map(RiskAssessment assessed) {
        List<Map<String, Object>> factors = assessed.factors().stream()
                .map(factor -> Map.<String, Object>of(
                        "name", factor.name(), "points", factor.points(), "reason", factor.reason()))
                .toList();
        return Map.of("score", assessed.score(), "level", assessed.level().name(), "factors", factors);
    }

    private static RiskScorer scorer(String file) {
        try {
            String name = file.isBlank() ? "risk.yaml" : file;
            String schema = PolicyText.resource("/schema/risk.json");
            return new RiskScorer(
                    RiskPolicyReader.read(PolicyFile.read(name, PolicyText.of(file, "risk.yaml"), schema)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
