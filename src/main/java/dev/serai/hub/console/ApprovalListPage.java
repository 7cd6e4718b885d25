package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.alert.Severity;
import dev.serai.approval.ApprovalState;
import dev.serai.hub.console.IncidentView.ListedLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** The list of approvals: those that wait, then what became of the last ones. */
@Component("approvalListPage")
class ApprovalListPage {

    private static final int CLOSED = 25;

    private final PageOutput output;

    ApprovalListPage(PageOutput output) {
        this.output = output;
    }

    List<PageCall> calls() {
        return List.of(
                PageCall.list("open", "listApprovals", "state=open&sort=expires_at_asc&limit=200"),
                PageCall.list("all", "listApprovals", "limit=100"),
                PageCall.list("actions", "listActions", "limit=200"),
                PageCall.list("waiting", "listActions", "state=awaiting_approval&limit=200"));
    }

    void show(@Body PageAnswers answers, @ExchangeProperty(PageVisits.VISIT) PageVisit visit, Exchange exchange) {
        output.show(exchange, "approvals", "Approvals", Section.APPROVALS, view(answers, visit.now()));
    }

    static ApprovalListView view(PageAnswers answers, Instant now) {
        Map<String, JsonNode> actions = new HashMap<>();
        answers.items("actions").forEach(action -> actions.put(action.path("id").asText(), action));
        answers.items("waiting").forEach(action -> actions.put(action.path("id").asText(), action));
        List<ListedLine> open = lines(answers.items("open"), actions, now);
        List<JsonNode> closed = answers.items("all").stream()
                .filter(approval -> state(approval) != ApprovalState.OPEN)
                .limit(CLOSED)
                .toList();
        String title = open.isEmpty()
                ? "Nothing waits for a decision"
                : waiting(open.size(), !answers.nextCursor("open").isEmpty());
        return new ApprovalListView(title, open, lines(closed, actions, now));
    }

    private static String waiting(int open, boolean more) {
        String approvals = Wording.counted(open, "approval") + (open == 1 ? " waits" : " wait");
        return more ? "More than " + Wording.small(approvals) : approvals;
    }

    private static List<ListedLine> lines(List<JsonNode> approvals, Map<String, JsonNode> actions, Instant now) {
        return approvals.stream().map(approval -> line(approval, actions, now)).toList();
    }

    private static ListedLine line(JsonNode approval, Map<String, JsonNode> actions, Instant now) {
        JsonNode action = actions.get(approval.path("action_id").asText());
        ApprovalState state = state(approval);
        String level = approval.path("risk_level").asText();
        List<PageFact> facts = new ArrayList<>();
        facts.add(PageFact.of(level + " risk"));
        if (state == ApprovalState.OPEN) {
            facts.add(PageFact.of(ApprovalWords.needed(approval)));
            Wording.instant(approval, "expires_at")
                    .ifPresent(until -> facts.add(PageFact.of(Moment.lasting(Duration.between(now, until)) + " left")));
        } else {
            facts.add(PageFact.of(state == ApprovalState.CANCELLED ? EndedWords.withdrawal(approval) : state.wire()));
            Wording.instant(approval, "closed_at").ifPresent(at -> facts.add(PageFact.at("", at, now)));
        }
        return new ListedLine(
                "/console/approvals/" + approval.path("id").asText(),
                action == null
                        ? "A decision about an action of some time ago"
                        : ActWords.title(action) + (state == ApprovalState.OPEN ? "?" : ""),
                Severity.of(level),
                facts);
    }

    private static ApprovalState state(JsonNode approval) {
        return ApprovalState.of(approval.path("state").asText());
    }
}
