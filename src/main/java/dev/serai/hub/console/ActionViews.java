package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.access.Account;
import dev.serai.action.ActionState;
import dev.serai.alert.Severity;
import dev.serai.approval.Role;
import dev.serai.hub.console.ActionDetailView.ActionActs;
import dev.serai.hub.console.ActionDetailView.ActionHead;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the view of an action. */
final class ActionViews {

    /** In the order in which they follow each other, also where two have the same time. */
    private static final Map<String, String> STATES = new LinkedHashMap<>();

    static {
        STATES.put("created_at", "proposed");
        STATES.put("approved_at", "approved");
        STATES.put("started_at", "started");
        STATES.put("finished_at", "ended");
    }

    private ActionViews() {}

    static ActionDetailView of(PageAnswers answers, Account account, Instant now) {
        JsonNode action = answers.required(ActionDetailPage.ACTION);
        JsonNode approval = answers.object(ActionDetailPage.APPROVAL);
        List<JsonNode> takenBackBy = answers.items(ActionDetailPage.SIBLINGS).stream()
                .filter(other -> other.path("compensates")
                        .asText("")
                        .equals(action.path("id").asText()))
                .toList();
        return new ActionDetailView(
                new ActionHead(
                        action.path("id").asText(),
                        ActWords.title(action),
                        Severity.of(action.path("risk_level").asText("low")),
                        facts(action, now)),
                said(action),
                related(answers, action, takenBackBy),
                ProposalViews.decisions(approval, now),
                ProposalViews.diff(action.path("dry_run").asText("")),
                ProposalViews.exactly(action),
                ActionOutputs.of(action.path("result"), now),
                ProposalViews.risk(action),
                acts(action, account, !takenBackBy.isEmpty()));
    }

    private static List<PageFact> facts(JsonNode action, Instant now) {
        List<PageFact> facts = new ArrayList<>();
        String step = TimelineWords.step(action);
        if (!step.isEmpty()) {
            facts.add(PageFact.of(step));
        }
        facts.add(PageFact.of(
                "proposed by " + Wording.who(action.path("proposed_by").asText(""))));
        STATES.forEach(
                (time, state) -> Wording.instant(action, time).ifPresent(at -> facts.add(PageFact.at(state, at, now))));
        return facts;
    }

    private static List<String> said(JsonNode action) {
        List<String> said = new ArrayList<>();
        ActionState state = ActionState.of(action.path("state").asText());
        said.add(OutcomeWords.sentence(action));
        String detail = action.at("/result/detail").asText("");
        if (!detail.isEmpty()) {
            said.add(detail);
        }
        if (state == ActionState.APPROVED && action.hasNonNull("start_by")) {
            said.add("When it has not begun in time, it does not begin at all.");
        }
        Wording.instant(action, "started_at")
                .flatMap(from -> Wording.instant(action, "finished_at").map(to -> Duration.between(from, to)))
                .ifPresent(time -> said.add("It took " + took(time) + "."));
        return said;
    }

    private static String took(Duration time) {
        return time.compareTo(Duration.ofMinutes(1)) < 0
                ? Moment.count(Math.max(1, time.toSeconds()), "second")
                : Moment.lasting(time);
    }

    private static List<PageFact> related(PageAnswers answers, JsonNode action, List<JsonNode> takenBackBy) {
        List<PageFact> related = new ArrayList<>();
        JsonNode incident = answers.object(ActionDetailPage.INCIDENT);
        if (!incident.isMissingNode()) {
            related.add(PageFact.link(
                    "for: " + incident.path("title").asText(),
                    "/console/incidents/" + incident.path("id").asText()));
        }
        if (action.hasNonNull("approval_id")) {
            related.add(PageFact.link(
                    "its approval",
                    "/console/approvals/" + action.path("approval_id").asText()));
        }
        JsonNode before = answers.object(ActionDetailPage.TAKEN_BACK);
        if (!before.isMissingNode()) {
            related.add(PageFact.link("takes back: " + ActWords.title(before), path(before)));
        }
        takenBackBy.forEach(
                other -> related.add(PageFact.link("taken back by: " + ActWords.title(other), path(other))));
        return related;
    }

    private static String path(JsonNode action) {
        return ActionDetailPage.ACTIONS + "/" + action.path("id").asText();
    }

    /** The operations decide again. */
    private static ActionActs acts(JsonNode action, Account account, boolean takenBack) {
        ActionState state = ActionState.of(action.path("state").asText());
        boolean may = account.role().covers(Role.OPERATOR);
        return new ActionActs(
                may
                        && Set.of(ActionState.PROPOSED, ActionState.AWAITING_APPROVAL, ActionState.APPROVED)
                                .contains(state),
                may && state == ActionState.UNKNOWN,
                may
                        && !takenBack
                        && state == ActionState.SUCCEEDED
                        && action.path("result").hasNonNull("compensation"));
    }
}
