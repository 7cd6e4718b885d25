package dev.serai.incident;

import dev.serai.event.JournalEntry;
import java.util.List;

/**
 * What became of an incident, or why nothing did.
 *
 * @param outcome whether there is something to write
 * @param incident as it is afterwards; as it was, where nothing is to be written
 * @param entries what happened, in order; none where nothing did
 * @param attention what it needs
 */
public record Transition(
        TransitionOutcome outcome, Incident incident, List<JournalEntry> entries, Attention attention) {

    /** What a request or a fact did to an incident. */
    public enum TransitionOutcome {
        /** Something changed, or is to be recorded. */
        CHANGE,
        /** It is so already: harmless. */
        ALREADY,
        /** It is resolved; there is nothing left to acknowledge, to analyse or to get worse. */
        REFUSED_RESOLVED,
        /** It was resolved too long ago to be opened again. */
        REFUSED_REOPEN_WINDOW,
        /** An alert of it still fires. */
        REFUSED_FIRING
    }

    public Transition {
        entries = List.copyOf(entries);
    }

    static Transition to(Incident incident, Attention attention, JournalEntry... entries) {
        return new Transition(TransitionOutcome.CHANGE, incident, List.of(entries), attention);
    }

    static Transition none(TransitionOutcome why, Incident incident) {
        return new Transition(why, incident, List.of(), Attention.NONE);
    }

    public boolean isChange() {
        return outcome == TransitionOutcome.CHANGE;
    }
}
