package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.access.Account;
import dev.serai.approval.ApprovalState;
import dev.serai.approval.Role;
import dev.serai.event.PlaybookEvent;
import dev.serai.hub.console.IncidentView.ProposedView;
import dev.serai.hub.console.IncidentView.WaitingAct;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is proposed about an incident, or why nothing is. */
final class ProposedViews {

    private static final int WHY_NOT = 6;

    private ProposedViews() {}

    /**
     * @param actions by their ids
     * @param timeline the oldest first
     */
    static ProposedView of(
            List<JsonNode> approvals,
            Map<String, JsonNode> actions,
            List<JsonNode> timeline,
            Account account,
            Instant now) {
        List<WaitingAct> here = new ArrayList<>();
        List<PageFact> elsewhere = new ArrayList<>();
        approvals.stream().filter(ProposedViews::isOpen).forEach(approval -> {
            String id = approval.path("action_id").asText();
            JsonNode action = actions.get(id);
            if (action == null) {
                // Not among the last ones that the page has read.
                elsewhere.add(PageFact.link("Another decision waits", ApprovalWords.path(approval)));
            } else {
                here.add(new WaitingAct(
                        id,
                        ProposalViews.of(approval, action, account, now),
                        account.role().covers(Role.OPERATOR)));
            }
        });
        return new ProposedView(here, elsewhere, here.isEmpty() && elsewhere.isEmpty() ? whyNot(timeline) : List.of());
    }

    private static boolean isOpen(JsonNode approval) {
        return ApprovalState.of(approval.path("state").asText()) == ApprovalState.OPEN;
    }

    /** The last reason of each step. */
    private static List<String> whyNot(List<JsonNode> timeline) {
        Map<String, String> reasons = new LinkedHashMap<>();
        timeline.stream()
                .filter(event -> TimelineWords.isOf(event, PlaybookEvent.Skipped.class))
                .forEach(event -> {
                    String step = TimelineWords.step(event.path("details"));
                    reasons.remove(step);
                    reasons.put(
                            step,
                            Wording.capital(step) + ": "
                                    + ActWords.whyNot(
                                            event.path("reason").asText(""),
                                            event.path("details").path("detail").asText("")));
                });
        return reasons.values().stream().limit(WHY_NOT).toList();
    }
}
