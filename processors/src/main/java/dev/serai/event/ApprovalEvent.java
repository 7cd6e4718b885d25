package dev.serai.event;

import dev.serai.approval.DecisionRequest.DecisionVerdict;
import dev.serai.approval.Role;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to an approval. */
public sealed interface ApprovalEvent extends Event {

    @Override
    Subject.Approval subject();

    /**
     * What a person decided, and where.
     *
     * @param approvals how many said yes, with this one
     * @param account that of the channel
     * @param from since when that account may decide, where it may not yet
     */
    record Decision(
            DecisionVerdict verdict,
            String channel,
            UUID userId,
            String digest,
            @Field(unit = "decisions") int approvals,
            @Field(unit = "decisions") int quorum,
            @Nullable String account,
            @Nullable Instant from,
            @Nullable String comment)
            implements FieldGroup {}

    @Verb(value = "approval.opened", means = "An approval was opened: people decide whether the action may start.")
    record Opened(
            Subject.Approval subject,
            UUID actionId,
            @Field(unit = "decisions") int quorum,
            Role role,
            @Field(unit = "people") int eligible,
            Instant expiresAt,
            String digest)
            implements ApprovalEvent {}

    @Verb(value = "approval.escalated", means = "Half the time is over and nobody has decided.")
    record Escalated(Subject.Approval subject) implements ApprovalEvent {}

    @Verb(value = "approval.decided", means = "A decision counts.")
    record Decided(Subject.Approval subject, Decision decision) implements ApprovalEvent {}

    @Verb(value = "approval.decision_refused", means = "A decision does not count.")
    record DecisionRefused(Subject.Approval subject, Decision decision) implements ApprovalEvent {}

    @Verb(value = "approval.approved", means = "Enough people said yes.")
    record Approved(Subject.Approval subject, UUID actionId) implements ApprovalEvent {}

    @Verb(value = "approval.rejected", means = "A person said no.")
    record Rejected(Subject.Approval subject, UUID actionId) implements ApprovalEvent {}

    @Verb(value = "approval.expired", means = "Nobody decided in time.")
    record Expired(Subject.Approval subject, UUID actionId) implements ApprovalEvent {}

    @Verb(value = "approval.cancelled", means = "What was requested is not needed any more.")
    record Cancelled(Subject.Approval subject, UUID actionId) implements ApprovalEvent {}
}
