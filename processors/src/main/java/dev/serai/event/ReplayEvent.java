package dev.serai.event;

/** What happened to a replay. */
public sealed interface ReplayEvent extends Event {

    @Override
    Subject.Replay subject();

    /** @param days how far back it goes */
    @Verb(value = "replay.requested", means = "A replay of deliveries through another policy was requested.")
    record Requested(Subject.Replay subject, int days) implements ReplayEvent {}

    @Verb(value = "replay.failed", means = "A replay was given up.")
    record Failed(Subject.Replay subject) implements ReplayEvent {}
}
