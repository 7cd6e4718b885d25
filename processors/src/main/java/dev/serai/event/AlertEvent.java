package dev.serai.event;

import dev.serai.alert.Severity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened to an alert of an incident. */
public sealed interface AlertEvent extends Event {

    @Override
    Subject.Alert subject();

    @Verb(value = "alert.joined", means = "An alert, or a new episode of one, belongs to the incident.")
    record Joined(Subject.Alert subject, String title, Severity severity, String source) implements AlertEvent {}

    @Verb(value = "alert.worsened", means = "An alert is more severe than before.")
    record Worsened(Subject.Alert subject, Severity severity) implements AlertEvent {}

    @Verb(value = "alert.resolved", means = "The source says that an alert is over.")
    record Resolved(Subject.Alert subject) implements AlertEvent {}

    @Verb(value = "alert.stale", means = "The source does not repeat an alert any more.")
    record Stale(Subject.Alert subject, String title, String source, @Nullable Instant lastSeen)
            implements AlertEvent {}

    @Verb(value = "alert.repeated", means = "The source repeats an alert that was stale.")
    record Repeated(Subject.Alert subject, String title, String source) implements AlertEvent {}
}
