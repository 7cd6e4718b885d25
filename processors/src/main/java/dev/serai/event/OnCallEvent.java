package dev.serai.event;

import java.time.Instant;
import java.util.List;

/** What happened to who is called. */
public sealed interface OnCallEvent extends Event {

    @Verb(value = "escalation.begun", means = "A chain of calls began for an incident.")
    record EscalationBegun(
            Subject.Incident subject,
            String chain,
            @Field(unit = "steps") int steps,
            @Field(unit = "rounds") int rounds)
            implements OnCallEvent {}

    /** @param people accounts; none where nobody was on call */
    @Verb(value = "escalation.called", means = "A step of a chain called people.")
    record EscalationCalled(
            Subject.Incident subject,
            List<String> people,
            @Field(unit = "round, from 1") int round,
            @Field(unit = "step, from 1") int step,
            Instant nextAt)
            implements OnCallEvent {}

    @Verb(value = "escalation.ended", means = "A chain of calls ended.")
    record EscalationEnded(Subject.Incident subject) implements OnCallEvent {}

    @Verb(
            value = "escalation.reminded",
            means = "Who had been notified was reminded of an incident that nobody acknowledged.")
    record Reminded(
            Subject.Incident subject,
            @Field(unit = "reminder, from 1") int reminder,
            @Field(unit = "reminders at most") int times)
            implements OnCallEvent {}

    @Verb(value = "oncall.overridden", means = "Somebody replaces whoever a rota names for a while.")
    record Overridden(Subject.Rota subject, String username, Instant from, Instant until) implements OnCallEvent {}
}
