package dev.serai.hub.conversation;

import dev.serai.hub.LeadsTo;
import dev.serai.hub.job.JobItem;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Says which jobs are to look for what waits. A person has at most {@value #MOST_AT_ONCE} questions answered at once: the job of a
 * further one ends, and comes again when one of these is answered.
 */
@Component("turnSchedule")
class TurnSchedule {

    static final int MOST_AT_ONCE = 2;

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

    private final WaitingStore waiting;
    private final TurnStore turns;

    TurnSchedule(WaitingStore waiting, TurnStore turns) {
        this.waiting = waiting;
        this.turns = turns;
    }

    /** Jobs of a name, as an address: one of few, since it names nothing else. */
    @LeadsTo({"job:answer-conversation", "job:answer-command", "job:say-*"})
    public String job(@Body DueJobs jobs) {
        return "job:" + jobs.name() + "?items=${body.items}";
    }

    /** What is due in a conversation, as far as nobody is at it. */
    public List<DueJobs> in(@Header("tenant") String tenant, @Header("conversationId") String conversationId) {
        return due(tenant, UUID.fromString(conversationId), Set.of());
    }

    /** The same but for its question, whose job may not go on now. */
    public List<DueJobs> commands(@Header("tenant") String tenant, @Header("conversationId") String conversationId) {
        UUID conversation = UUID.fromString(conversationId);
        return commands(conversation, waiting.in(tenant, conversation)).stream().toList();
    }

    /** It is known what a question is about: what only waited for that is due. */
    @Transactional
    public List<DueJobs> heard(@ExchangeProperty(HeardTurn.PROPERTY) HeardTurn heard) {
        ConversationTurn turn = heard.turn();
        // Who says something at this moment sees that it is known, or is seen here.
        waiting.lock(turn.tenant(), turn.account().id());
        turns.heard(turn.tenant(), turn.messageId());
        return due(turn.tenant(), turn.conversation().id(), Set.of());
    }

    /** What is due when something of a person's was answered in a conversation: there, and where it had to wait for that. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<DueJobs> after(ConversationTurn turn) {
        UUID person = turn.account().id();
        int free = MOST_AT_ONCE - waiting.takenBeside(turn.tenant(), person, turn.messageId());
        List<UUID> idle = free > 0 ? waiting.idle(turn.tenant(), person, free) : List.of();
        return due(turn.tenant(), turn.conversation().id(), idle);
    }

    private List<DueJobs> due(String tenant, UUID conversation, Iterable<UUID> others) {
        List<WaitingMessage> there = waiting.in(tenant, conversation);
        Set<UUID> questions = new LinkedHashSet<>();
        TurnOrder.question(there).filter(one -> !one.taken()).ifPresent(one -> questions.add(conversation));
        others.forEach(questions::add);
        return Stream.of(DueJobs.questions(questions), commands(conversation, there))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<DueJobs> commands(UUID conversation, List<WaitingMessage> there) {
        return DueJobs.commands(
                TurnOrder.command(there).map(one -> List.of(conversation)).orElse(List.of()));
    }
}
