package dev.serai.event;

/** What happened to a scan. */
public sealed interface ScanEvent extends Event {

    @Override
    Subject.Scan subject();

    /** @param targets how many clusters and hosts it is about */
    @Verb(value = "scan.requested", means = "A person requested a scan of clusters and hosts.")
    record Requested(Subject.Scan subject, int targets) implements ScanEvent {}

    @Verb(value = "scan.failed", means = "A scan was given up.")
    record Failed(Subject.Scan subject) implements ScanEvent {}
}
