package dev.serai.hub.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.serai.access.Account;
import dev.serai.alert.Severity;
import dev.serai.approval.ApprovalState;
import dev.serai.approval.DecisionRequest.DecisionVerdict;
import dev.serai.hub.console.ProposalView.DiffLine;
import dev.serai.hub.console.ProposalView.ExactField;
import dev.serai.hub.console.ProposalView.ProposalHead;
import dev.serai.hub.console.ProposalView.RiskBar;
import dev.serai.hub.console.ProposalView.RiskShare;
import dev.serai.json.StrictJson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes views of approvals, each with its action. */
final class ProposalViews {

    private static final JsonMapper JSON = StrictJson.mapper(StrictJson.DEPTH_OF_ANSWERS);
    private static final Map<String, String> FIELDS = Map.of(
            "kamelet", "Action",
            "target", "Target",
            "target_version", "Version of the target",
            "image_digest", "Image of the sandbox");

    private static final List<String> ORDER = List.of("kamelet", "target", "target_version", "image_digest");

    private ProposalViews() {}

    static ProposalView of(JsonNode approval, JsonNode action, Account account, Instant now) {
        ApprovalState state = ApprovalState.of(approval.path("state").asText());
        boolean open = state == ApprovalState.OPEN;
        return new ProposalView(
                new ProposalHead(
                        approval.path("id").asText(),
                        approval.path("digest").asText(),
                        approval.path("incident_id").asText("")),
                ActWords.title(action) + (open ? "?" : ""),
                facts(approval, action, now),
                diff(action.path("dry_run").asText("")),
                exactly(action),
                risk(action),
                decisions(approval, now),
                rule(approval),
                open ? null : EndedWords.of(approval, action, now),
                open && ApprovalWords.mayDecide(approval, account));
    }

    private static List<PageFact> facts(JsonNode approval, JsonNode action, Instant now) {
        List<PageFact> facts = new ArrayList<>();
        String playbook = action.path("playbook").asText("");
        if (!playbook.isEmpty()) {
            facts.add(PageFact.of(
                    "playbook " + playbook + ", step " + action.path("step").asText()));
        }
        facts.add(PageFact.of(
                "proposed by " + Wording.who(action.path("proposed_by").asText(""))));
        Wording.instant(approval, "created_at").ifPresent(at -> facts.add(PageFact.at("requested", at, now)));
        Instant until = Wording.instant(approval, "expires_at").orElse(now);
        if (ApprovalState.of(approval.path("state").asText()) == ApprovalState.OPEN) {
            facts.add(PageFact.at("until", until, now));
            facts.add(PageFact.of(Moment.lasting(Duration.between(now, until)) + " left"));
        }
        return facts;
    }

    /** As the executor showed it. */
    static List<DiffLine> diff(String text) {
        return text.lines()
                .map(line -> switch (line.isEmpty() ? ' ' : line.charAt(0)) {
                    case '+' -> new DiffLine("add", "+", behindSign(line));
                    case '-' -> new DiffLine("del", "-", behindSign(line));
                    default -> new DiffLine("", "", line);
                })
                .toList();
    }

    /** The column of signs has the space behind them. */
    private static String behindSign(String line) {
        return line.startsWith(" ", 1) ? line.substring(2) : line.substring(1);
    }

    static List<ExactField> exactly(JsonNode action) {
        List<ExactField> fields = new ArrayList<>();
        ORDER.stream()
                .filter(action::hasNonNull)
                .forEach(name -> fields.add(new ExactField(
                        FIELDS.getOrDefault(name, name),
                        inWords(action.path(name).asText()))));
        action.path("arguments")
                .properties()
                .forEach(one -> fields.add(new ExactField(
                        ActionOutputs.name(one.getKey()),
                        one.getValue().isValueNode()
                                ? one.getValue().asText()
                                : one.getValue().toString())));
        return fields;
    }

    /** A version that is made of several parts is told part by part. */
    private static String inWords(String text) {
        if (!text.startsWith("{")) {
            return text;
        }
        try {
            return ActionOutputs.plain(JSON.readTree(text));
        } catch (JsonProcessingException noParts) {
            return text;
        }
    }

    static RiskBar risk(JsonNode action) {
        List<RiskShare> factors = new ArrayList<>();
        action.path("risk_factors")
                .forEach(factor -> factors.add(new RiskShare(
                        ActWords.factor(factor), factor.path("points").asInt())));
        String level = action.path("risk_level").asText("low");
        return new RiskBar(
                Math.max(0, Math.min(100, action.path("risk_score").asInt())),
                Wording.capital(level) + " risk",
                Severity.of(level),
                factors);
    }

    static List<String> decisions(JsonNode approval, Instant now) {
        List<String> said = new ArrayList<>();
        for (JsonNode decision : approval.path("decisions")) {
            String comment = decision.path("comment").asText("");
            said.add(decision.path("username").asText()
                    + (DecisionVerdict.of(decision.path("verdict").asText()) == DecisionVerdict.APPROVE
                            ? " agreed"
                            : " rejected it")
                    + Wording.instant(decision, "at")
                            .map(at -> ", " + Moment.lasting(Duration.between(at, now)) + " ago")
                            .orElse("")
                    + (comment.isEmpty() ? "" : ": " + comment));
        }
        return said;
    }

    /** Who decides, and until when it holds. */
    private static String rule(JsonNode approval) {
        return Wording.capital(ApprovalWords.needed(approval))
                + (approval.path("requester_decides").asBoolean() ? "." : ", not whoever requested it.")
                + " Any change to what is shown here voids it.";
    }
}
