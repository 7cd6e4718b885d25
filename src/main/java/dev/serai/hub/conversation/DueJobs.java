package dev.serai.hub.conversation;

import dev.serai.hub.job.JobItem;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Jobs of one name that a route is to schedule.
 *
 * @param name of the jobs
 * @param items one for each
 */
public record DueJobs(String name, List<JobItem> items) {

    public DueJobs {
        items = List.copyOf(items);
    }

    /** Those that answer questions. */
    static Optional<DueJobs> questions(Collection<UUID> conversations) {
        return jobs("answer-conversation", conversations);
    }

    /** Those that answer commands. */
    static Optional<DueJobs> commands(Collection<UUID> conversations) {
        return jobs("answer-command", conversations);
    }

    /** The one that sends an answer to its chat. */
    static DueJobs say(String channel, UUID messageRow) {
        return new DueJobs("say-" + channel, List.of(item("messageRow", messageRow)));
    }

    private static Optional<DueJobs> jobs(String name, Collection<UUID> conversations) {
        return conversations.isEmpty()
                ? Optional.empty()
                : Optional.of(new DueJobs(
                        name,
                        conversations.stream()
                                .map(one -> item("conversationId", one))
                                .toList()));
    }

    private static JobItem item(String header, UUID id) {
        return new JobItem(id.toString(), Map.of(header, id.toString()), Duration.ZERO);
    }
}
