package dev.serai.event;

import dev.serai.alert.Severity;
import dev.serai.analysis.Analysis;
import dev.serai.notify.Notice.NoticeKind;
import dev.serai.notify.TriageVerdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happened to an incident. */
public sealed interface IncidentEvent extends Event {

    @Override
    Subject.Incident subject();

    @Verb(value = "incident.opened", means = "An alert opened an incident.")
    record Opened(Subject.Incident subject, String rule, String correlationKey, String environment)
            implements IncidentEvent {}

    @Verb(value = "incident.reopened", means = "An alert joined an incident that was resolved a short time ago.")
    record Reopened(Subject.Incident subject) implements IncidentEvent {}

    @Verb(value = "incident.triaged", means = "Policy decided whether people are notified.")
    record Triaged(
            Subject.Incident subject,
            TriageVerdict verdict,
            Severity severity,
            String environment,
            @Field(unit = "alerts") int alerts,
            @Field(unit = "alerts") int firing,
            @Field(unit = "changes of state of its liveliest alert") int transitions,
            @Field(unit = "version of the incident that the decision made") int version,
            @Nullable @Field(unit = "answers of the stages that ran, in order") List<String> trace)
            implements IncidentEvent {}

    @Verb(value = "incident.acknowledged", means = "A person takes care of it.")
    record Acknowledged(Subject.Incident subject) implements IncidentEvent {}

    @Verb(value = "incident.unacknowledged", means = "Nobody takes care of it any more.")
    record Unacknowledged(Subject.Incident subject) implements IncidentEvent {}

    @Verb(value = "incident.assigned", means = "A person said whose it is.")
    record Assigned(Subject.Incident subject, String assignee) implements IncidentEvent {}

    @Verb(value = "incident.snoozed", means = "A person wants nobody to be reminded of it for a while.")
    record Snoozed(Subject.Incident subject, Instant until) implements IncidentEvent {}

    @Verb(value = "incident.snooze_ended", means = "It is not over, and its snooze is.")
    record SnoozeEnded(Subject.Incident subject) implements IncidentEvent {}

    /** @param alerts how many it had, when it resolved by itself */
    @Verb(value = "incident.resolved", means = "All its alerts are resolved, or a person resolved it.")
    record Resolved(Subject.Incident subject, @Nullable @Field(unit = "alerts") Integer alerts)
            implements IncidentEvent {}

    @Verb(value = "incident.noted", means = "A person left a note.")
    record Noted(Subject.Incident subject, String text) implements IncidentEvent {}

    @Verb(value = "incident.analysis_requested", means = "A person requested another analysis.")
    record AnalysisRequested(Subject.Incident subject) implements IncidentEvent {}

    @Verb(value = "incident.analysed", means = "An analysis was stored.")
    record Analysed(
            Subject.Incident subject,
            String startedBy,
            List<Analyst> analysts,
            @Field(unit = "observations") int evidence,
            List<String> playbooksMatching,
            @Nullable List<String> recommendationsDropped,
            @Nullable List<String> toolsAsked,
            @Nullable Map<String, String> collectorsFailed)
            implements IncidentEvent {}

    /** What one analyst brought. */
    record Analyst(String analyst, Analysis.AnalysisStatus status, String reason, List<String> playbooks) {}

    @Verb(value = "notice.routed", means = "A rule of the routing policy chose who is notified.")
    record NoticeRouted(Subject.Incident subject, NoticeKind kind, String rule, List<String> channels)
            implements IncidentEvent {}

    @Verb(
            value = "notice.held_back",
            means = "A chat had all its pages of the hour: a message there lists the incident.")
    record NoticeHeldBack(Subject.Incident subject, String channel, @Field(unit = "pages an hour") int budget)
            implements IncidentEvent {}
}
