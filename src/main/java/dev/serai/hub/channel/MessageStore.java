package dev.serai.hub.channel;

import dev.serai.approval.DecisionRequest.DecisionVerdict;
import dev.serai.hub.db.EnumColumn;
import dev.serai.hub.db.Ids;
import dev.serai.hub.db.Sql;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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

    /**
     * A message that is or will be in a chat.
     *
     * @param subject what kind of message it is
     * @param subjectId what it is about, as the subject says
     * @param conversation the incident it belongs to; null for messages of before there were several channels
     */
    public record MessageTarget(
            String tenant,
            String channel,
            MessageSubject subject,
            UUID subjectId,
            String chat,
            @Nullable UUID conversation) {

        /** The incident of a page. */
        UUID incident() {
            return conversation == null ? subjectId : conversation;
        }
    }

    /**
     * The exclusive right to send or edit one message.
     *
     * @param messageId the chat's id of the message; null while it was never sent
     * @param sha256 of the content that stands there
     * @param digest the message that lists it instead; null for none
     * @param pacedAt when it was counted among the first messages of its chat; null while it was not
     * @param spentAt when it was counted among the pages of its chat; null while it was not
     * @param shownAt when somebody asked for it instead of its line in a list; null for never
     */
    public record Slot(
            UUID id,
            UUID claim,
            @Nullable String messageId,
            @Nullable String sha256,
            @Nullable UUID digest,
            @Nullable Instant pacedAt,
            @Nullable Instant spentAt,
            @Nullable Instant shownAt) {}

    /** A slot and what it is for. */
    public record ClaimedMessage(MessageTarget target, Slot slot) {}

    /** Another message in the same chat, to which one belongs. */
    public record Parent(String messageId, Instant sentAt) {}

    /** A message that has a row already, and whether it stands in its chat or is just being sent there. */
    public record Planned(MessageTarget target, boolean sent) {}

    /** The message that lists others: its row, and the list's id. */
    public record DigestPlace(UUID row, UUID digest) {}

    /** A message that was given up. */
    public record Abandoned(String channel, MessageSubject subject, @Nullable UUID conversation) {}

    /** What a chat button carries; only the hash is stored. */
    public record Reference(
            byte[] hash,
            String tenant,
            UUID approvalId,
            String digest,
            DecisionVerdict verdict,
            String channel,
            String chat,
            @Nullable String messageId) {}

    /** Makes sure that the message has a row; its id, unless there is nothing more to do about it. */
    public Optional<UUID> plan(MessageTarget target) {
        return jdbc.sql(Sql.text("message-plan"))
                .param("id", Ids.next())
                .param("tenant", target.tenant())
                .param("channel", target.channel())
                .param("subject", target.subject().wire())
                .param("subjectId", target.subjectId())
                .param("chat", target.chat())
                .param("conversation", target.conversation(), Types.OTHER)
                .param("now", now())
                .query(UUID.class)
                .optional();
    }

    /** The messages of an incident that have a row. */
    public List<Planned> planned(String tenant, UUID conversation) {
        return jdbc.sql(Sql.text("message-planned"))
                .param("tenant", tenant)
                .param("conversation", conversation)
                .query((row, n) -> new Planned(
                        new MessageTarget(
                                tenant,
                                row.getString("channel"),
                                EnumColumn.of(row, "subject", MessageSubject.class),
                                row.getObject("subject_id", UUID.class),
                                row.getString("chat_id"),
                                conversation),
                        row.getBoolean("sent")))
                .list();
    }

    /** The claim, unless somebody else holds one. */
    public Optional<ClaimedMessage> claim(String tenant, UUID id) {
        UUID claim = Ids.next();
        return jdbc.sql(Sql.text("message-claim"))
                .param("tenant", tenant)
                .param("id", id)
                .param("claim", claim)
                .param("seconds", CLAIM.toSeconds())
                .query((row, n) -> new ClaimedMessage(
                        new MessageTarget(
                                tenant,
                                row.getString("channel"),
                                EnumColumn.of(row, "subject", MessageSubject.class),
                                row.getObject("subject_id", UUID.class),
                                row.getString("chat_id"),
                                row.getObject("conversation", UUID.class)),
                        new Slot(
                                id,
                                claim,
                                row.getString("message_id"),
                                row.getString("content_sha256"),
                                row.getObject("digest", UUID.class),
                                instant(row.getTimestamp("paced_at")),
                                instant(row.getTimestamp("spent_at")),
                                instant(row.getTimestamp("shown_at")))))
                .optional();
    }

    /** Since when an earlier message of the same conversation and chat waits for its first sending, if one does. */
    public Optional<Instant> waitingBefore(String tenant, UUID id) {
        return jdbc
                .sql(Sql.text("message-before"))
                .param("tenant", tenant)
                .param("id", id)
                .query((row, n) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The message in the same chat that this one belongs to, once it stands there. */
    public Optional<Parent> parent(MessageTarget target, MessageSubject subject, UUID subjectId) {
        return jdbc.sql(Sql.text("message-parent"))
                .param("tenant", target.tenant())
                .param("channel", target.channel())
                .param("chat", target.chat())
                .param("subject", subject.wire())
                .param("subjectId", subjectId)
                .query((row, n) -> new Parent(
                        row.getString("message_id"), row.getTimestamp("sent_at").toInstant()))
                .optional();
    }

    /** Nothing is to be sent now: nobody waits for it any more. */
    public void settle(String tenant, Slot slot) {
        jdbc.sql(Sql.text("message-settle"))
                .param("tenant", tenant)
                .param("id", slot.id())
                .param("claim", slot.claim())
                .update();
    }

    /** Its job is dead: nobody waits for it any more. */
    public Optional<Abandoned> abandon(String tenant, UUID id) {
        return jdbc.sql(Sql.text("message-abandon"))
                .param("tenant", tenant)
                .param("id", id)
                .query((row, n) -> new Abandoned(
                        row.getString("channel"),
                        EnumColumn.of(row, "subject", MessageSubject.class),
                        row.getObject("conversation", UUID.class)))
                .optional();
    }

    public void release(String tenant, Slot slot) {
        jdbc.sql(Sql.text("message-release"))
                .param("tenant", tenant)
                .param("id", slot.id())
                .param("claim", slot.claim())
                .update();
    }

    /** Keeps what now stands in the chat, and binds its buttons' references to it. */
    @Transactional
    public void record(String tenant, Slot slot, String messageId, String sha256, List<Reference> references) {
        jdbc.sql(Sql.text("message-record"))
                .param("tenant", tenant)
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
                .param("verdict", reference.verdict().wire())
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
                        EnumColumn.of(row, "verdict", DecisionVerdict.class),
                        channel,
                        row.getString("chat_id"),
                        row.getString("message_id")))
                .optional();
    }

    /** The incident whose message stands there. */
    public Optional<UUID> incidentAt(String tenant, String channel, String chat, String messageId) {
        return jdbc.sql(Sql.text("message-at"))
                .param("tenant", tenant)
                .param("channel", channel)
                .param("chat", chat)
                .param("messageId", messageId)
                .query((row, n) -> row.getObject("subject_id", UUID.class))
                .optional();
    }

    /** The incidents that the digest here lists and that nobody has acknowledged. */
    public List<UUID> listedAt(String tenant, String channel, String chat, String messageId) {
        return jdbc.sql(Sql.text("message-listed-at"))
                .param("tenant", tenant)
                .param("channel", channel)
                .param("chat", chat)
                .param("messageId", messageId)
                .query(UUID.class)
                .list();
    }

    /** The list that stands here. */
    public Optional<DigestPlace> digestAt(String tenant, String channel, String chat, String messageId) {
        return jdbc.sql(Sql.text("message-digest-at"))
                .param("tenant", tenant)
                .param("channel", channel)
                .param("chat", chat)
                .param("messageId", messageId)
                .query((row, n) ->
                        new DigestPlace(row.getObject("id", UUID.class), row.getObject("subject_id", UUID.class)))
                .optional();
    }

    /**
     * Makes messages of their own of the most urgent open approvals that a list has, one click after the other; their rows.
     * There are none while earlier ones are on their way.
     */
    @Transactional
    public List<UUID> showListed(String tenant, DigestPlace list, int most) {
        jdbc.sql(Sql.text("message-lock"))
                .param("tenant", tenant)
                .param("id", list.row())
                .query(UUID.class)
                .optional();
        return jdbc.sql(Sql.text("message-show-listed"))
                .param("tenant", tenant)
                .param("digest", list.digest())
                .param("most", most)
                .param("now", now())
                .query(UUID.class)
                .list();
    }

    /** The incident that the message here is about, be it its page, an approval, a reminder or an outcome. */
    public Optional<UUID> incidentAbout(String tenant, String channel, String chat, String messageId) {
        return jdbc.sql(Sql.text("message-about"))
                .param("tenant", tenant)
                .param("channel", channel)
                .param("chat", chat)
                .param("messageId", messageId)
                .query((row, n) -> row.getObject("id", UUID.class))
                .optional();
    }

    /** The pages that a digest lists are where it is. */
    @Transactional
    public void listed(String tenant, UUID digest, String messageId) {
        jdbc.sql(Sql.text("message-listed"))
                .param("tenant", tenant)
                .param("digest", digest)
                .param("messageId", messageId)
                .param("now", now())
                .update();
    }

    private static @Nullable Instant instant(@Nullable Timestamp value) {
        return value == null ? null : value.toInstant();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
