package dev.serai.risk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.policy.PolicyException;
import dev.serai.policy.PolicyFile;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads {@code policy/risk.yaml}. */
public final class RiskPolicyReader {

    private final PolicyFile file;

    private RiskPolicyReader(PolicyFile file) {
        this.file = file;
    }

    /** @throws PolicyException naming line and column of what is wrong */
    public static RiskPolicy read(PolicyFile file) {
        return new RiskPolicyReader(file).policy();
    }

    private RiskPolicy policy() {
        JsonNode points = file.tree().path("points");
        try {
            return new RiskPolicy(
                    byName(points.path("environment")),
                    byName(points.path("severity")),
                    fixed(points),
                    protectedTargets(),
                    freezes());
        } catch (IllegalArgumentException e) {
            throw new PolicyException(file.error("/points", String.valueOf(e.getMessage())));
        }
    }

    private static RiskPoints fixed(JsonNode points) {
        return new RiskPoints(
                points.path("several_objects").intValue(),
                points.path("many_objects").intValue(),
                points.path("node").intValue(),
                points.path("irreversible").intValue(),
                points.path("protected_target").intValue(),
                points.path("frozen").intValue(),
                points.path("failed_before").intValue(),
                points.path("unknown_before").intValue(),
                points.path("model_concern_max").intValue());
    }

    private static Map<String, Integer> byName(JsonNode object) {
        Map<String, Integer> points = new HashMap<>();
        object.properties()
                .forEach(entry -> points.put(entry.getKey(), entry.getValue().intValue()));
        return points;
    }

    private List<ProtectedTarget> protectedTargets() {
        List<ProtectedTarget> targets = new ArrayList<>();
        for (JsonNode target : file.tree().path("protected")) {
            String at = "/protected/" + targets.size() + "/pattern";
            try {
                Pattern pattern = Pattern.compile(target.path("pattern").asText());
                targets.add(new ProtectedTarget(pattern, target.path("reason").asText()));
            } catch (PatternSyntaxException e) {
                throw new PolicyException(file.error(at, "not a pattern: " + e.getDescription()));
            }
        }
        return targets;
    }

    private List<FreezeWindow> freezes() {
        List<FreezeWindow> windows = new ArrayList<>();
        for (JsonNode window : file.tree().path("freezes")) {
            String at = "/freezes/" + windows.size();
            try {
                windows.add(new FreezeWindow(
                        Instant.parse(window.path("from").asText()),
                        Instant.parse(window.path("until").asText()),
                        window.path("reason").asText()));
            } catch (DateTimeException | IllegalArgumentException e) {
                throw new PolicyException(file.error(at, "not a time window: " + e.getMessage()));
            }
        }
        return windows;
    }
}
