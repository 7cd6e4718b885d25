package dev.serai.event;

/** What became of an event that was given up for a subscriber. */
public sealed interface DeadLetterEvent extends Event {

    @Override
    Subject.DeadLetter subject();

    /** @param subscriber its name */
    @Verb(
            value = "subscriber.event_retried",
            means = "A person had an event sent again that was given up for a subscriber.")
    record Retried(Subject.DeadLetter subject, String subscriber) implements DeadLetterEvent {}

    /** @param subscriber its name */
    @Verb(
            value = "subscriber.event_discarded",
            means = "A person discarded an event that was given up for a subscriber: it is not sent again.")
    record Discarded(Subject.DeadLetter subject, String subscriber) implements DeadLetterEvent {}

    /** @param subscriber its name */
    @Verb(
            value = "subscriber.event_skipped",
            means =
                    "A person had an event given up that a subscriber did not take, so that those behind it have their turn.")
    record Skipped(Subject.DeadLetter subject, String subscriber) implements DeadLetterEvent {}

    /** @param subscriber its name */
    @Verb(
            value = "subscriber.event_skip_refused",
            means = "An event that a person had skipped was not: its subscriber did not wait for it any more.")
    record SkipRefused(Subject.DeadLetter subject, String subscriber) implements DeadLetterEvent {}
}
