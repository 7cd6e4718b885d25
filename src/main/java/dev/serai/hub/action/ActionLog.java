package dev.serai.hub.action;

import dev.serai.action.ActionState;
import dev.serai.action.Verification;
import dev.serai.event.ActionEvent;
import dev.serai.event.JournalEntry;
import dev.serai.event.Subject;
import dev.serai.hub.journal.Journal;
import dev.serai.wire.ReasonCode;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the audit, the timeline and the meters that an action has moved, in the caller's transaction. */
@Component
class ActionLog {

    private final Journal journal;
    private final MeterRegistry meters;

    ActionLog(Journal journal, MeterRegistry meters) {
        this.journal = journal;
        this.meters = meters;
    }

    void moved(StoredAction action, ActionState to, @Nullable ReasonCode reason, String actor) {
        moved(action, to, reason, actor, null);
    }

    /** @param sent its request, where it was one over HTTP */
    void moved(
            StoredAction action,
            ActionState to,
            @Nullable ReasonCode reason,
            String actor,
            ActionEvent.@Nullable Sent sent) {
        journal.record(new JournalEntry(action.tenant(), actor, reason, event(action, to, sent)));
        meters.counter("serai.actions", "kamelet", action.kamelet(), "state", to.wire())
                .increment();
    }

    /** Tells whether an action helped. */
    void verified(StoredAction action, Verification verification, ActionEvent.Probed probed) {
        String verdict = String.valueOf(verification.wire());
        journal.record(new JournalEntry(
                action.tenant(), "system", verification.reason(), event(action, verification, probed)));
        meters.counter("serai.verifications", "kamelet", action.kamelet(), "verdict", verdict)
                .increment();
    }

    private static ActionEvent event(StoredAction action, ActionState to, ActionEvent.@Nullable Sent sent) {
        Subject.Action subject = action.subject();
        ActionEvent.Work work = action.work();
        return switch (to) {
            case RUNNING -> new ActionEvent.Started(subject, work);
            case SUCCEEDED -> new ActionEvent.Succeeded(subject, work, sent);
            case FAILED -> new ActionEvent.Failed(subject, work, sent);
            case UNKNOWN -> new ActionEvent.Unknown(subject, work, sent);
            case REFUSED -> new ActionEvent.Refused(subject, work, null);
            case EXPIRED -> new ActionEvent.Expired(subject, work, null);
            case CANCELLED -> new ActionEvent.Cancelled(subject, work, null);
            case PROPOSED, AWAITING_APPROVAL, APPROVED, REJECTED -> throw new IllegalArgumentException(
                    "an action becomes " + to.wire() + " before it is here");
        };
    }

    private static ActionEvent event(StoredAction action, Verification verification, ActionEvent.Probed probed) {
        Subject.Action subject = action.subject();
        Verification.VerificationVerdict verdict = Objects.requireNonNull(verification.verdict(), "nothing was asked");
        return switch (verdict) {
            case PASSED -> new ActionEvent.VerificationPassed(
                    subject, action.playbook(), action.step(), action.target(), probed);
            case FAILED -> new ActionEvent.VerificationFailed(
                    subject, action.playbook(), action.step(), action.target(), probed);
            case INCONCLUSIVE -> new ActionEvent.VerificationInconclusive(
                    subject, action.playbook(), action.step(), action.target(), probed);
            case PENDING -> throw new IllegalArgumentException("a verification that goes on has not ended");
        };
    }
}
