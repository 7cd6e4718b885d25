package dev.serai.hub.planning;

import dev.serai.action.ActionState;
import dev.serai.action.PreviewReason;
import dev.serai.event.ActionEvent;
import dev.serai.event.Event;
import dev.serai.event.JournalEntry;
import dev.serai.hub.action.PreviewStore.DryRunResult;
import dev.serai.hub.action.StoredAction;
import dev.serai.hub.journal.Journal;
import dev.serai.planning.Beginning;
import dev.serai.wire.ReasonCode;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the audit, the timeline and the meters what a dry run has shown, and what became of the proposal. */
@Component
class PreviewLog {

    private final Journal journal;
    private final MeterRegistry meters;

    PreviewLog(Journal journal, MeterRegistry meters) {
        this.journal = journal;
        this.meters = meters;
    }

    void shown(StoredAction action, DryRunResult shown, boolean approved) {
        meters.counter("serai.previews", "kamelet", action.kamelet(), "reason", PreviewReason.DRY_RUN.name())
                .increment();
        JournalEntry previewed = new JournalEntry(
                action.tenant(),
                "system",
                PreviewReason.DRY_RUN,
                new ActionEvent.Previewed(action.subject(), shown.targetVersion(), shown.diff()));
        JournalEntry passed = new JournalEntry(
                action.tenant(), "policy", Beginning.LOW_RISK, new ActionEvent.Approved(action.subject(), null));
        journal.recordAll(approved ? List.of(previewed, passed) : List.of(previewed));
    }

    void ended(StoredAction action, ActionState state, ReasonCode reason, @Nullable String detail) {
        meters.counter("serai.previews", "kamelet", action.kamelet(), "reason", reason.name())
                .increment();
        Event event = state == ActionState.REFUSED
                ? new ActionEvent.Refused(
                        action.subject(), action.work(), detail == null || detail.isEmpty() ? null : detail)
                : new ActionEvent.Cancelled(action.subject(), action.work(), null);
        journal.record(new JournalEntry(action.tenant(), "system", reason, event));
    }
}
