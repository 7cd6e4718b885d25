package dev.serai.signal;

import java.time.Instant;

/** What may change what becomes of alerts. */
public sealed interface SignalEvent {

    /** An alert fires. */
    record Fired(SignalAlert alert) implements SignalEvent {}

    /** It ended. */
    record Ended(String alert, Instant at) implements SignalEvent {}

    /** More is known of it. */
    record Enriched(String alert, SignalEvidence evidence) implements SignalEvent {}

    /** Time has passed: what is due is decided again. */
    record Passed() implements SignalEvent {}
}
