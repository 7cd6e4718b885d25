package dev.serai.event;

import dev.serai.silence.ChangeOutcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to a silence, a maintenance window or a declared change. */
public sealed interface SilenceEvent extends Event {

    @Verb(value = "silence.created", means = "A silence was set: alerts that match it notify nobody for a while.")
    record Created(Subject.Silence subject, String matchers, String comment, Instant startsAt, Instant endsAt)
            implements SilenceEvent {}

    @Verb(value = "silence.ended", means = "A silence is over; what still fires of it was decided about again.")
    record Ended(Subject.Silence subject, String matchers, int incidents) implements SilenceEvent {}

    /** @param expects the effects that are expected; none for all within the scope */
    @Verb(value = "window.created", means = "A maintenance window was set: effects that it expects notify nobody.")
    record WindowCreated(
            Subject.Window subject,
            String scope,
            List<String> expects,
            List<String> except,
            String startsAt,
            String zone,
            int lengthSeconds,
            @Nullable String rule,
            String comment)
            implements SilenceEvent {}

    @Verb(value = "window.ended", means = "A maintenance window was ended.")
    record WindowEnded(Subject.Window subject, String scope) implements SilenceEvent {}

    @Verb(value = "change.recorded", means = "A change was declared: a deployment, a rollout, a switch.")
    record ChangeRecorded(
            Subject.Change subject, String kind, String title, Instant at, @Nullable ChangeOutcome outcome)
            implements SilenceEvent {}
}
