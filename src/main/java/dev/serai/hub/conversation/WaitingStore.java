package dev.serai.hub.conversation;

import static dev.serai.hub.conversation.TenantRows.of;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What waits for an answer, and what is being answered. */
@Component
class WaitingStore {

    /** So long one answer may take, with a hub that takes it over; whoever took a question up before that is not at it any more. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final TenantRows rows;
    private final Clock clock;

    WaitingStore(TenantRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** What waits in a conversation, in order. */
    List<WaitingMessage> in(String tenant, UUID conversationId) {
        return rows
                .all(
                        "conversation-waiting",
                        of(tenant).addValue("conversationId", conversationId).addValue("takenSince", takenSince()))
                .stream()
                .map(WaitingMessage::of)
                .toList();
    }

    /** The first of those that wait in a conversation and were taken up so often. */
    Optional<WaitingMessage> stuck(String tenant, UUID conversationId, int tries) {
        return rows.first(
                        "conversation-stuck",
                        of(tenant).addValue("conversationId", conversationId).addValue("tries", tries))
                .map(WaitingMessage::of);
    }

    /** How many of a person's messages wait, wherever they were said; none is added until the transaction ends. */
    int count(String tenant, UUID userId) {
        lock(tenant, userId);
        return rows.number("conversation-waiting-of", of(tenant).addValue("userId", userId));
    }

    /** Nobody adds to what waits of the person, or takes any of it up, until the transaction ends. */
    void lock(String tenant, UUID userId) {
        rows.lock(tenant + " waits " + userId);
    }

    /** How many other questions of the person are being answered. */
    int takenBeside(String tenant, UUID userId, UUID messageId) {
        return rows.number(
                "conversation-taken-of",
                of(tenant).addValue("userId", userId).addValue("id", messageId).addValue("takenSince", takenSince()));
    }

    /** The conversations of the person in which something waits and no question is being answered, the oldest first. */
    List<UUID> idle(String tenant, UUID userId, int most) {
        return rows.values(
                "conversation-next-of",
                of(tenant)
                        .addValue("userId", userId)
                        .addValue("takenSince", takenSince())
                        .addValue("most", most),
                UUID.class);
    }

    private Timestamp takenSince() {
        return Timestamp.from(clock.instant().minus(LONGEST));
    }

    /** A question is taken up once more, and is being answered from now on. */
    void takeQuestion(String tenant, UUID messageId) {
        take(tenant, messageId, Timestamp.from(clock.instant()));
    }

    /** A command is taken up once more; it takes no part of what a person may have answered at once. */
    void takeCommand(String tenant, UUID messageId) {
        take(tenant, messageId, null);
    }

    private void take(String tenant, UUID messageId, @Nullable Timestamp at) {
        rows.update("conversation-take", of(tenant).addValue("id", messageId).addValue("takenAt", at, Types.TIMESTAMP));
    }

    /** Whether it waited until now. */
    boolean answered(String tenant, UUID messageId) {
        return rows.update("conversation-answered", of(tenant).addValue("id", messageId)) == 1;
    }

    /** Nothing waits in it any more, and nobody answers. */
    void end(String tenant, UUID conversationId) {
        rows.update("conversation-end-waiting", of(tenant).addValue("conversationId", conversationId));
    }
}
