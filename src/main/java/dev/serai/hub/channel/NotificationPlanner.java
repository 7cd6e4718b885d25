package dev.serai.hub.channel;

import dev.serai.event.IncidentEvent;
import dev.serai.event.JournalEntry;
import dev.serai.event.Subject;
import dev.serai.hub.LeadsTo;
import dev.serai.hub.channel.MessageStore.MessageTarget;
import dev.serai.hub.channel.MessageStore.Planned;
import dev.serai.hub.channel.NoticeStore.NoticeOutcome;
import dev.serai.hub.channel.Routing.Routed;
import dev.serai.hub.db.Ids;
import dev.serai.hub.incident.IncidentMarkStore;
import dev.serai.hub.job.JobItem;
import dev.serai.hub.journal.Journal;
import dev.serai.notify.Notice;
import dev.serai.notify.Notice.NoticeKind;
import dev.serai.notify.NotifyDecision.NotifyReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.springframework.stereotype.Component;

/**
 * Plans the messages that there are to be, in each chat that the routing policy names; a row for each, and which deliveries
 * are to be scheduled. Runs in the transaction that schedules them. One job for each message, so that a channel that is
 * down, slow or rate limited delays only itself; requests for the same message coalesce by its id.
 */
@Component("notificationPlanner")
class NotificationPlanner {

    private final Routing routing;
    private final ChannelStore store;
    private final NoticeStore notices;
    private final IncidentMarkStore marks;
    private final MessageStore messages;
    private final Journal journal;

    NotificationPlanner(
            Routing routing,
            ChannelStore store,
            NoticeStore notices,
            IncidentMarkStore marks,
            MessageStore messages,
            Journal journal) {
        this.routing = routing;
        this.store = store;
        this.notices = notices;
        this.marks = marks;
        this.messages = messages;
        this.journal = journal;
    }

    /** What is to be delivered in one channel: one job for each message. */
    public record ChannelDeliveries(String channel, List<JobItem> items) {

        public ChannelDeliveries {
            items = List.copyOf(items);
        }
    }

    /** The job that delivers in a channel, as an address: one of few, since it names no message. */
    @LeadsTo("job:deliver-*")
    public String job(@Body ChannelDeliveries deliveries) {
        return "job:deliver-" + deliveries.channel() + "?items=${body.items}";
    }

    /** Has the messages of an incident, and of what became of its actions, brought to what is. */
    public List<ChannelDeliveries> ofIncident(
            @Header("tenant") String tenant, @Header("incidentId") String incidentId) {
        UUID id = UUID.fromString(incidentId);
        return notices.ofIncident(tenant, id)
                .map(facts -> {
                    marks.notified(tenant, id);
                    MessageBatch plan = new MessageBatch(tenant, id, messages.planned(tenant, id), facts::notice);
                    if (facts.pages() || plan.hasPage()) {
                        plan.include(NoticeKind.PAGE, facts.openedAt(), MessageSubject.INCIDENT, id);
                        notices.causeFound(tenant, id)
                                .ifPresent(at -> plan.include(NoticeKind.PAGE, at, MessageSubject.CAUSE, id));
                    }
                    store.again(tenant, id)
                            .forEach(event ->
                                    plan.include(NoticeKind.PAGE, Ids.madeAt(event), MessageSubject.REPAGE, event));
                    store.calls(tenant, id)
                            .forEach((call, at) -> plan.include(NoticeKind.PAGE, at, MessageSubject.CALL, call));
                    notices.outcomes(tenant, id).forEach(plan::include);
                    return plan.deliveries();
                })
                .orElse(List.of());
    }

    /** Has the messages of an approval brought to what became of it. */
    public List<ChannelDeliveries> ofApproval(
            @Header("tenant") String tenant, @Header("approvalId") String approvalId) {
        UUID id = UUID.fromString(approvalId);
        return notices.ofApproval(tenant, id)
                .flatMap(asked -> notices.ofIncident(tenant, asked.incidentId()).map(facts -> {
                    notices.approvalNotified(tenant, id);
                    UUID incident = asked.incidentId();
                    MessageBatch plan =
                            new MessageBatch(tenant, incident, messages.planned(tenant, incident), facts::notice);
                    plan.include(NoticeKind.APPROVAL, asked.createdAt(), MessageSubject.APPROVAL, id);
                    if (asked.escalatedAt() != null) {
                        plan.escalate(asked.escalatedAt(), id);
                    }
                    return plan.deliveries();
                }))
                .orElse(List.of());
    }

    /** The messages of one incident or approval, as they are being collected. */
    private final class MessageBatch {

        private final String tenant;
        private final UUID incident;
        private final List<Planned> planned;
        private final BiFunction<NoticeKind, Instant, Notice> notice;
        private final List<MessageTarget> targets = new ArrayList<>();

        MessageBatch(
                String tenant, UUID incident, List<Planned> planned, BiFunction<NoticeKind, Instant, Notice> notice) {
            this.tenant = tenant;
            this.incident = incident;
            this.planned = planned;
            this.notice = notice;
        }

        /** Whether some chat has the page or was to have it. */
        boolean hasPage() {
            return planned.stream().map(Planned::target).anyMatch(one -> one.subject() == MessageSubject.INCIDENT);
        }

        void include(NoticeKind kind, Instant at, MessageSubject subject, UUID subjectId) {
            Routed routed = routing.route(tenant, notice.apply(kind, at));
            add(routed, Targets.at(routed.places(), tenant, subject, subjectId, incident));
        }

        void include(NoticeOutcome outcome) {
            NoticeKind kind = outcome.verificationFailed() ? NoticeKind.VERIFICATION : NoticeKind.OUTCOME;
            include(kind, outcome.at(), MessageSubject.OUTCOME, outcome.actionId());
            if (outcome.inVainAt() != null) {
                include(NoticeKind.VERIFICATION, outcome.inVainAt(), MessageSubject.VERIFICATION, outcome.actionId());
            }
        }

        void escalate(Instant at, UUID approval) {
            Routed routed = routing.route(tenant, notice.apply(NoticeKind.ESCALATION, at));
            add(routed, Targets.escalated(routed.places(), tenant, approval, incident, List.copyOf(targets)));
        }

        /** A rule's word is on the timeline, once; that everybody is told is nothing to tell. */
        private void add(Routed routed, Collection<MessageTarget> found) {
            targets.addAll(found);
            boolean ruled =
                    routed.decision().rule() != null && routed.decision().reason() != NotifyReason.NO_CHANNEL;
            if (ruled && planned.stream().map(Planned::target).noneMatch(found::contains)) {
                journal.record(new JournalEntry(
                        tenant,
                        "policy",
                        routed.decision().reason(),
                        new IncidentEvent.NoticeRouted(
                                new Subject.Incident(incident),
                                routed.notice().kind(),
                                Objects.toString(routed.decision().rule()),
                                found.stream().map(MessageTarget::channel).toList())));
            }
        }

        List<ChannelDeliveries> deliveries() {
            Map<String, List<JobItem>> ofChannel = new LinkedHashMap<>();
            for (MessageTarget target : Targets.withStanding(targets, planned, routing.names(tenant))) {
                messages.plan(target).map(UUID::toString).ifPresent(row -> ofChannel
                        .computeIfAbsent(target.channel(), channel -> new ArrayList<>())
                        .add(new JobItem(row, Map.of("messageRow", row), Duration.ZERO)));
            }
            return ofChannel.entrySet().stream()
                    .map(entry -> new ChannelDeliveries(entry.getKey(), entry.getValue()))
                    .toList();
        }
    }
}
