package dev.serai.hub.channel;

import dev.serai.event.JournalEntry;
import dev.serai.hub.channel.MessageStore.MessageTarget;
import dev.serai.hub.channel.MessageStore.Slot;
import dev.serai.hub.incident.IncidentMarkStore;
import dev.serai.hub.journal.Journal;
import dev.serai.signal.TriageReason;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Settles messages that are not sent, and says of an incident that was over before any chat had it that it paged nobody. */
@Component
class UnsentPages {

    private final MessageStore messages;
    private final IncidentMarkStore marks;
    private final Journal journal;
    private final Clock clock;

    UnsentPages(MessageStore messages, IncidentMarkStore marks, Journal journal, Clock clock) {
        this.messages = messages;
        this.marks = marks;
        this.journal = journal;
        this.clock = clock;
    }

    /** Nobody waits for this message any more. */
    @Transactional
    public void settle(MessageTarget target, Slot slot) {
        messages.settle(target.tenant(), slot);
        if (target.subject() == MessageSubject.INCIDENT && slot.messageId() == null) {
            marks.neverNotified(target.tenant(), target.subjectId(), clock.instant())
                    .ifPresent(triaged -> journal.record(
                            new JournalEntry(target.tenant(), "policy", TriageReason.SELF_RESOLVED, triaged)));
        }
    }
}
