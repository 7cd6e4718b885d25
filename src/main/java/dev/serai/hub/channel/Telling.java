package dev.serai.hub.channel;

import dev.serai.event.IncidentEvent;
import dev.serai.event.JournalEntry;
import dev.serai.event.Subject;
import dev.serai.hub.channel.MessageStore.Planned;
import dev.serai.hub.channel.MessageStore.Target;
import dev.serai.hub.channel.NoticeStore.Outcome;
import dev.serai.hub.channel.Routing.Routed;
import dev.serai.hub.db.Ids;
import dev.serai.hub.job.JobQueue;
import dev.serai.hub.job.JobQueue.Request;
import dev.serai.hub.journal.Journal;
import dev.serai.notify.Notice;
import dev.serai.notify.Notice.NoticeKind;
import dev.serai.notify.NotifyDecision.NotifyReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import org.apache.camel.Header;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Schedules one job for each message in each chat that the routing policy names, so that a channel that is down, slow or
 * rate limited delays only itself. Requests for the same message coalesce by its id.
 */
@Component("telling")
class Telling {

    private final Routing routing;
    private final ChannelStore store;
    private final NoticeStore notices;
    private final MessageStore messages;
    private final Journal journal;
    private final JobQueue jobs;

    Telling(
            Routing routing,
            ChannelStore store,
            NoticeStore notices,
            MessageStore messages,
            Journal journal,
            JobQueue jobs) {
        this.routing = routing;
        this.store = store;
        this.notices = notices;
        this.messages = messages;
        this.journal = journal;
        this.jobs = jobs;
    }

    /** Has the messages of an incident, and of what became of its actions, brought to what is. */
    @Transactional
    public void ofIncident(@Header("tenant") String tenant, @Header("incidentId") String incidentId) {
        UUID id = UUID.fromString(incidentId);
        notices.ofIncident(tenant, id).ifPresent(facts -> {
            notices.incidentNotified(tenant, id);
            Plan plan = new Plan(tenant, id, messages.planned(tenant, id), facts::notice);
            plan.tell(NoticeKind.PAGE, facts.openedAt(), "incident", id);
            store.again(tenant, id).forEach(event -> plan.tell(NoticeKind.PAGE, Ids.madeAt(event), "again", event));
            for (Outcome outcome : notices.outcomes(tenant, id)) {
                NoticeKind kind = outcome.verificationFailed() ? NoticeKind.VERIFICATION : NoticeKind.OUTCOME;
                plan.tell(kind, outcome.at(), "outcome", outcome.actionId());
                if (outcome.inVainAt() != null) {
                    plan.tell(NoticeKind.VERIFICATION, outcome.inVainAt(), "verification", outcome.actionId());
                }
            }
            plan.deliver();
        });
    }

    /** Has the messages of an approval brought to what became of it. */
    @Transactional
    public void ofApproval(@Header("tenant") String tenant, @Header("approvalId") String approvalId) {
        UUID id = UUID.fromString(approvalId);
        notices.ofApproval(tenant, id).ifPresent(asked -> notices.ofIncident(tenant, asked.incidentId())
                .ifPresent(facts -> {
                    notices.approvalNotified(tenant, id);
                    UUID incident = asked.incidentId();
                    Plan plan = new Plan(tenant, incident, messages.planned(tenant, incident), facts::notice);
                    plan.tell(NoticeKind.APPROVAL, asked.createdAt(), "approval", id);
                    if (asked.escalatedAt() != null) {
                        plan.escalate(asked.escalatedAt(), id);
                    }
                    plan.deliver();
                }));
    }

    /** The messages of one incident or approval, as they are being collected. */
    private final class Plan {

        private final String tenant;
        private final UUID incident;
        private final List<Planned> planned;
        private final BiFunction<NoticeKind, Instant, Notice> notice;
        private final List<Target> targets = new ArrayList<>();

        Plan(String tenant, UUID incident, List<Planned> planned, BiFunction<NoticeKind, Instant, Notice> notice) {
            this.tenant = tenant;
            this.incident = incident;
            this.planned = planned;
            this.notice = notice;
        }

        void tell(NoticeKind kind, Instant at, String subject, UUID subjectId) {
            Routed routed = routing.route(tenant, notice.apply(kind, at));
            add(routed, Targets.at(routed.places(), tenant, subject, subjectId, incident));
        }

        void escalate(Instant at, UUID approval) {
            Routed routed = routing.route(tenant, notice.apply(NoticeKind.ESCALATION, at));
            add(routed, Targets.escalated(routed.places(), tenant, approval, incident, List.copyOf(targets)));
        }

        /** A rule's word is on the timeline, once; that everybody is told is nothing to tell. */
        private void add(Routed routed, Collection<Target> found) {
            targets.addAll(found);
            boolean ruled =
                    routed.decision().rule() != null && routed.decision().reason() != NotifyReason.NO_CHANNEL;
            if (ruled && planned.stream().map(Planned::target).noneMatch(found::contains)) {
                journal.record(new JournalEntry(
                        tenant,
                        "policy",
                        routed.decision().reason().name(),
                        new IncidentEvent.NoticeRouted(
                                new Subject.Incident(incident),
                                routed.notice().kind().wire(),
                                Objects.toString(routed.decision().rule()),
                                found.stream().map(Target::channel).toList())));
            }
        }

        void deliver() {
            jobs.schedule(Targets.withStanding(targets, planned, routing.names(tenant)).stream()
                    .flatMap(target -> messages.plan(target).stream()
                            .map(row -> new Request(
                                    "deliver-" + target.channel(),
                                    row.toString(),
                                    target.tenant(),
                                    Map.of("messageRow", row.toString()),
                                    Duration.ZERO)))
                    .toList());
        }
    }
}
