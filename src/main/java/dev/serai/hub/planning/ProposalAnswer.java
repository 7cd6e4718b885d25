package dev.serai.hub.planning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.action.RefusalReason;
import dev.serai.approval.LevelRule;
import dev.serai.hub.action.NewAction;
import dev.serai.hub.approval.NewApprovalStore;
import dev.serai.hub.approval.SubjectStore;
import dev.serai.hub.db.LoadedRow;
import dev.serai.hub.planning.StepOutcome.StepOutcomeKind;
import dev.serai.planning.ActionRequest;
import dev.serai.planning.PlaybookMatch;
import dev.serai.planning.RequestSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Body;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Proposals as rows of the contract's shape {@code Proposal}. */
@Component("proposalAnswer")
class ProposalAnswer {

    /** What has a value only where there is an action, or people who decide on one. */
    private static final List<String> WITHOUT_ACTION = List.of(
            "action_id",
            "approval_id",
            "playbook",
            "step",
            "kamelet",
            "effect",
            "arguments",
            "target",
            "compensates",
            "requested_by",
            "risk_score",
            "risk_level",
            "risk_factors",
            "state",
            "quorum",
            "role",
            "eligible",
            "deciders",
            "expires_in_seconds");

    private final NewApprovalStore store;
    private final SubjectStore subjects;
    private final ObjectMapper json;

    ProposalAnswer(NewApprovalStore store, SubjectStore subjects, ObjectMapper json) {
        this.store = store;
        this.subjects = subjects;
        this.json = json;
    }

    /** An action that is proposed now, or would be. */
    Map<String, @Nullable Object> proposed(Plan plan, NewAction action, boolean dryRun) {
        ActionRequest request = action.request();
        RequestSource source = request.source();
        Map<String, @Nullable Object> row =
                of(StepOutcomeKind.PROPOSED, action.beginning().name(), null, dryRun);
        row.put("action_id", dryRun ? null : action.id());
        row.put("approval_id", dryRun ? null : approval(action));
        row.put("playbook", source.playbook());
        row.put("step", source.step());
        row.put("kamelet", request.definition().name());
        row.put("effect", request.definition().effect().wire());
        row.put("arguments", request.arguments().toString());
        row.put("target", request.target());
        row.put("compensates", source.compensates());
        row.put("requested_by", source.requester());
        row.put("risk_score", action.risk().score());
        row.put("risk_level", action.risk().level().wire());
        row.put("risk_factors", text(action.risk().factors()));
        row.put("state", action.beginning().state().wire());
        LevelRule rule = plan.rules().approval().rule(action.risk().level());
        if (!action.beginning().approved() && !rule.automatic()) {
            addDeciders(row, rule, action);
        }
        return row;
    }

    /** What a dry run says of a request that cannot become an action. */
    Map<String, @Nullable Object> refused(RefusalReason reason, String detail) {
        return of(StepOutcomeKind.REFUSED, reason.asked(), detail, true);
    }

    /** A step of a playbook. */
    Map<String, @Nullable Object> step(Plan plan, PlaybookMatch match, StepOutcome outcome, boolean dryRun) {
        NewAction action = outcome.action();
        if (action != null) {
            return proposed(plan, action, dryRun);
        }
        StepOutcomeReason reason = outcome.reason();
        Map<String, @Nullable Object> row =
                of(outcome.kind(), reason == null ? null : reason.name(), outcome.detail(), dryRun);
        row.put("action_id", outcome.actionId());
        row.put("playbook", match.playbook().name());
        row.put("step", outcome.step().id());
        row.put("kamelet", outcome.step().action());
        return row;
    }

    private static Map<String, @Nullable Object> of(
            StepOutcomeKind outcome, @Nullable String reason, @Nullable String detail, boolean dryRun) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        WITHOUT_ACTION.forEach(column -> row.put(column, null));
        row.put("outcome", outcome.wire());
        row.put("reason", reason);
        row.put("detail", detail);
        row.put("dry_run", dryRun);
        return row;
    }

    /** The status of the answer that holds this row, a {@code Proposal} or a {@code PlaybookRun}. */
    public int status(@Body Map<String, @Nullable Object> row) {
        return ProposalProblems.status(new LoadedRow(row).flag("dry_run"));
    }

    private void addDeciders(Map<String, @Nullable Object> row, LevelRule rule, NewAction action) {
        row.put("quorum", rule.quorum());
        row.put("role", rule.role().wire());
        row.put(
                "eligible",
                store.eligible(action.tenant(), rule, action.request().source().requester()));
        row.put(
                "deciders",
                store.eligibleNames(
                        action.tenant(), rule, action.request().source().requester()));
        row.put("expires_in_seconds", rule.ttl().toSeconds());
    }

    private @Nullable Object approval(NewAction action) {
        return subjects.find(action.tenant(), action.id())
                .flatMap(stored -> Optional.ofNullable(stored.pending()))
                .map(pending -> (Object) pending.approvalId())
                .orElse(null);
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a plain JSON value", e);
        }
    }
}
