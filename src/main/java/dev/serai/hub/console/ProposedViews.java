package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.access.Account;
import dev.serai.action.ActionState;
import dev.serai.approval.ApprovalState;
import dev.serai.approval.Role;
import dev.serai.event.PlaybookEvent;
import dev.serai.hub.console.IncidentView.EndedProposal;
import dev.serai.hub.console.IncidentView.ProposedView;
import dev.serai.hub.console.IncidentView.WaitingAct;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is proposed about an incident, or why nothing is. */
final class ProposedViews {

    private static final int WHY_NOT = 6;
    private static final Set<ActionState> NEVER_RAN =
            Set.of(ActionState.CANCELLED, ActionState.REJECTED, ActionState.EXPIRED);
    private static final Comparator<JsonNode> BY_DEADLINE =
            Comparator.comparing(approval -> approval.path("expires_at").asText());

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
        approvals.stream().filter(ProposedViews::isOpen).sorted(BY_DEADLINE).forEach(approval -> {
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
        if (!here.isEmpty() || !elsewhere.isEmpty()) {
            return new ProposedView(here, elsewhere, List.of(), List.of());
        }
        Map<String, JsonNode> ended = ended(actions.values());
        return new ProposedView(
                here,
                elsewhere,
                ended.values().stream()
                        .flatMap(action -> endedProposal(action, account, now).stream())
                        .toList(),
                whyNot(timeline, ended.keySet()));
    }

    /** By their steps, those whose latest action was proposed and never ran. */
    private static Map<String, JsonNode> ended(Collection<JsonNode> actions) {
        Map<String, JsonNode> latest = new LinkedHashMap<>();
        actions.stream()
                .filter(ActWords::changes)
                .sorted(Comparator.comparing(
                        (JsonNode action) -> action.path("created_at").asText()))
                .forEach(action -> latest.put(TimelineWords.step(action), action));
        latest.values()
                .removeIf(action ->
                        !NEVER_RAN.contains(ActionState.of(action.path("state").asText())));
        return latest;
    }

    /** Who said no is not asked again; what was withdrawn, or decided by nobody, may be requested once more. */
    private static Optional<EndedProposal> endedProposal(JsonNode action, Account account, Instant now) {
        String playbook = action.path("playbook").asText("");
        boolean again = !playbook.isEmpty()
                && ActionState.of(action.path("state").asText()) != ActionState.REJECTED
                && account.role().covers(Role.OPERATOR);
        return EndedWords.of(action, now)
                .map(ended -> new EndedProposal(ActWords.title(action), ended, again ? playbook : null));
    }

    private static boolean isOpen(JsonNode approval) {
        return ApprovalState.of(approval.path("state").asText()) == ApprovalState.OPEN;
    }

    /** The last reason of each step. */
    private static List<String> whyNot(List<JsonNode> timeline, Set<String> said) {
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
        reasons.keySet().removeAll(said);
        return reasons.values().stream().limit(WHY_NOT).toList();
    }
}
