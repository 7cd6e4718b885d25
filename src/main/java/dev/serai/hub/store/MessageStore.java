package dev.serai.hub.store;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What stands in which chat, and who is about to change it. */
@Component
public class MessageStore {

    /** Longer than an edit that ends as a new message may take, so that only a dead instance loses its claim. */
    private static final Duration CLAIM = Duration.ofSeconds(90);

    private final JdbcClient jdbc;
    private final Clock clock;

    MessageStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A message that is or will be in a chat: about what, and where. */
    public record Target(String tenant, String channel, String subject, UUID subjectId, String chat) {}

    /**
     * The exclusive right to send or edit one message.
     *
     * @param messageId the chat's id of the message; null while it was never sent
     * @param sha256 of the content that stands there
     */
    public record Slot(UUID id, UUID claim, @Nullable String messageId, @Nullable String sha256) {}

    /** What a chat button carries; only the hash is stored. */
    public record Reference(
            byte[] hash,
            String tenant,
            UUID approvalId,
            String digest,
            String verdict,
            String channel,
            String chat,
            @Nullable String messageId) {}

    /** The claim, unless somebody else holds one. */
    public Optional<Slot> claim(Target target) {
        UUID claim = Ids.next();
        return jdbc.sql(Sql.text("message-claim"))
                .param("id", Ids.next())
                .param("tenant", target.tenant())
                .param("channel", target.channel())
                .param("subject", target.subject())
                .param("subjectId", target.subjectId())
                .param("chat", target.chat())
                .param("claim", claim)
                .param("until", Timestamp.from(clock.instant().plus(CLAIM)))
                .param("now", now())
                .query((row, n) -> new Slot(
                        row.getObject("id", UUID.class),
                        claim,
                        row.getString("message_id"),
                        row.getString("content_sha256")))
                .optional();
    }

    public void release(Slot slot) {
        jdbc.sql(Sql.text("message-release"))
                .param("id", slot.id())
                .param("claim", slot.claim())
                .update();
    }

    /** Keeps what now stands in the chat, and binds its buttons' references to it. */
    @Transactional
    public void record(Slot slot, String messageId, String sha256, List<Reference> references) {
        jdbc.sql(Sql.text("message-record"))
                .param("id", slot.id())
                .param("claim", slot.claim())
                .param("messageId", messageId)
                .param("sha256", sha256)
                .param("now", now())
                .update();
        references.forEach(reference -> jdbc.sql(Sql.text("reference-bind"))
                .param("hash", reference.hash())
                .param("messageId", messageId)
                .update());
    }

    /** Stores references before their buttons are sent: a button never is without its reference. */
    @Transactional
    public void offer(List<Reference> references) {
        references.forEach(reference -> jdbc.sql(Sql.text("reference-insert"))
                .param("hash", reference.hash())
                .param("tenant", reference.tenant())
                .param("approvalId", reference.approvalId())
                .param("digest", reference.digest())
                .param("verdict", reference.verdict())
                .param("channel", reference.channel())
                .param("chat", reference.chat())
                .param("messageId", reference.messageId(), Types.VARCHAR)
                .param("now", now())
                .update());
    }

    public Optional<Reference> reference(String channel, byte[] hash) {
        return jdbc.sql(Sql.text("reference-find"))
                .param("hash", hash)
                .param("channel", channel)
                .query((row, n) -> new Reference(
                        hash,
                        row.getString("tenant"),
                        row.getObject("approval_id", UUID.class),
                        row.getString("digest"),
                        row.getString("verdict"),
                        channel,
                        row.getString("chat_id"),
                        row.getString("message_id")))
                .optional();
    }

    /** The incident whose message stands there. */
    public Optional<UUID> incidentAt(String channel, String chat, String messageId) {
        return jdbc.sql(Sql.text("message-at"))
                .param("channel", channel)
                .param("chat", chat)
                .param("messageId", messageId)
                .query((row, n) -> row.getObject("subject_id", UUID.class))
                .optional();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
