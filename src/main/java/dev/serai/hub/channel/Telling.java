package dev.serai.hub.channel;

import dev.serai.hub.job.JobQueue;
import dev.serai.hub.job.JobQueue.Request;
import dev.serai.hub.store.ChannelStore;
import dev.serai.hub.store.MessageStore;
import dev.serai.hub.store.MessageStore.Target;
import dev.serai.message.ApprovalPage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.camel.Header;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Schedules one job for each message in each channel, so that a channel that is down, slow or rate limited delays only
 * itself. Requests for the same message coalesce by its id.
 */
@Component("telling")
class Telling {

    private final Channels channels;
    private final ChannelStore store;
    private final MessageStore messages;
    private final JobQueue jobs;

    Telling(Channels channels, ChannelStore store, MessageStore messages, JobQueue jobs) {
        this.channels = channels;
        this.store = store;
        this.messages = messages;
        this.jobs = jobs;
    }

    /** Has the messages of an incident brought to what it is. */
    @Transactional
    public void ofIncident(@Header("tenant") String tenant, @Header("incidentId") String incidentId) {
        UUID id = UUID.fromString(incidentId);
        List<UUID> again = store.again(tenant, id);
        deliver(channels.configured().stream()
                .flatMap(channel -> Targets.ofIncident(channel, tenant, id, again).stream()));
    }

    /** Has the messages of an approval brought to what became of it. */
    @Transactional
    public void ofApproval(@Header("tenant") String tenant, @Header("approvalId") String approvalId) {
        UUID id = UUID.fromString(approvalId);
        store.approvalPage(tenant, id)
                .map(ApprovalPage::read)
                .ifPresent(page -> deliver(channels.configured().stream()
                        .flatMap(channel -> Targets.ofApproval(
                                channel, tenant, id, UUID.fromString(page.incidentId()), page.escalated())
                                .stream())));
    }

    private void deliver(Stream<Target> targets) {
        jobs.schedule(targets.flatMap(target -> messages.plan(target).stream()
                        .map(row -> new Request(
                                "deliver-" + target.channel(),
                                row.toString(),
                                target.tenant(),
                                Map.of("messageRow", row.toString()),
                                Duration.ZERO)))
                .toList());
    }
}
