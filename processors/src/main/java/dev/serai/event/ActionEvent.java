package dev.serai.event;

import dev.serai.risk.RiskLevel;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to an action. */
public sealed interface ActionEvent extends Event {

    @Override
    Subject.Action subject();

    /** Which step of which playbook does what to what. */
    record Work(String playbook, String step, String kamelet, String target) implements FieldGroup {}

    /** A request over HTTP. @param answerStatus {@code none} where nothing came back */
    record Sent(Instant sentAt, @Field(type = "integer, or `none`", unit = "HTTP status") Object answerStatus)
            implements FieldGroup {}

    /** The probes of a verification. The last three are null where a probe never ended. */
    record Probed(
            String asked,
            @Field(unit = "probes") int looks,
            @Nullable String until,
            @Nullable String answer,
            @Nullable String answerVerdict)
            implements FieldGroup {}

    @Verb(value = "action.proposed", means = "An action was proposed.")
    record Proposed(
            Subject.Action subject, Work work, @Field(unit = "points, 0 to 100") int riskScore, RiskLevel riskLevel)
            implements ActionEvent {}

    @Verb(value = "action.previewed", means = "A dry run showed what the action would change.")
    record Previewed(Subject.Action subject, String targetVersion, String dryRun) implements ActionEvent {}

    /** @param approvalId null where policy approved */
    @Verb(value = "action.approved", means = "The action may start.")
    record Approved(Subject.Action subject, @Nullable UUID approvalId) implements ActionEvent {}

    @Verb(value = "action.rejected", means = "A person rejected the action.")
    record Rejected(Subject.Action subject, UUID approvalId) implements ActionEvent {}

    /** @param approvalId the approval that ended it; null after that of the approval */
    @Verb(value = "action.expired", means = "The action did not start in time.")
    record Expired(Subject.Action subject, @Nullable Work work, @Nullable UUID approvalId) implements ActionEvent {}

    /** @param approvalId the approval that ended with it, if it waited for one */
    @Verb(value = "action.cancelled", means = "The action was cancelled before it started.")
    record Cancelled(Subject.Action subject, @Nullable Work work, @Nullable UUID approvalId) implements ActionEvent {}

    @Verb(value = "action.refused", means = "A check before the start refused the action.")
    record Refused(Subject.Action subject, Work work, @Nullable String detail) implements ActionEvent {}

    @Verb(value = "action.started", means = "The action began; its effect may happen from now on.")
    record Started(Subject.Action subject, Work work) implements ActionEvent {}

    @Verb(value = "action.succeeded", means = "The action ended well.")
    record Succeeded(Subject.Action subject, Work work, @Nullable Sent sent) implements ActionEvent {}

    @Verb(value = "action.failed", means = "The action ended badly.")
    record Failed(Subject.Action subject, Work work, @Nullable Sent sent) implements ActionEvent {}

    @Verb(value = "action.unknown", means = "Nobody knows whether the action had its effect.")
    record Unknown(Subject.Action subject, Work work, @Nullable Sent sent) implements ActionEvent {}

    @Verb(value = "action.verification_passed", means = "The action helped.")
    record VerificationPassed(Subject.Action subject, String playbook, String step, String target, Probed probed)
            implements ActionEvent {}

    @Verb(value = "action.verification_failed", means = "The action did not help.")
    record VerificationFailed(Subject.Action subject, String playbook, String step, String target, Probed probed)
            implements ActionEvent {}

    @Verb(value = "action.verification_inconclusive", means = "It cannot be said whether the action helped.")
    record VerificationInconclusive(Subject.Action subject, String playbook, String step, String target, Probed probed)
            implements ActionEvent {}
}
