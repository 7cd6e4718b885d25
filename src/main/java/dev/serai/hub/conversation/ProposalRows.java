package dev.serai.hub.conversation;

import static dev.serai.hub.conversation.TenantRows.of;

import dev.serai.conversation.DecidedAnswer;
import dev.serai.conversation.DecidedAnswer.Decision;
import dev.serai.conversation.RolloutsAnswer;
import dev.serai.conversation.RolloutsAnswer.DoneChange;
import dev.serai.language.NamedObject;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.stereotype.Component;

/** What was proposed in conversations, and what is proposed already for what they speak of. */
@Component
class ProposalRows {

    private final TenantRows rows;

    ProposalRows(TenantRows rows) {
        this.rows = rows;
    }

    /**
     * What was proposed in a conversation: an action, or a playbook that could be asked for.
     *
     * @param incident which it is for, whatever the conversation is about; null where nobody knows that
     * @param by the model that chose the playbook; null where none did
     * @param at when it could be read, or was made if it could not
     * @param shown whether it could be read before the message was received that is answered now
     */
    record LastProposal(
            @Nullable UUID action,
            @Nullable String playbook,
            @Nullable UUID incident,
            @Nullable String by,
            Instant at,
            boolean shown) {

        boolean isSame(LastProposal other) {
            return Objects.equals(action, other.action)
                    && Objects.equals(playbook, other.playbook)
                    && Objects.equals(incident, other.incident);
        }
    }

    /** A change that the person who speaks has asked for. */
    record OwnRequest(UUID action, UUID incident) {}

    /** What was proposed in the conversation of a message, the newest first. */
    List<LastProposal> inConversationOf(String tenant, UUID messageId) {
        return rows.all("conversation-proposal", of(tenant).addValue("id", messageId)).stream()
                .map(row -> new LastProposal(
                        row.idOrNull("proposal_id"),
                        row.textOrNull("playbook"),
                        row.idOrNull("incident_id"),
                        row.textOrNull("suggested_by"),
                        row.instant("at"),
                        row.flag("shown")))
                .toList();
    }

    /**
     * What is proposed already for an object and waits; a row as far as {@code Proposal} is shown, and whether it is the
     * {@code same}.
     *
     * @param arguments all that the same one was given, as JSON
     * @param place which object, as JSON
     */
    Optional<Map<String, @Nullable Object>> openProposal(
            String tenant, String kamelet, String arguments, String place) {
        return rows
                .columns(
                        "conversation-open-proposal",
                        of(tenant)
                                .addValue("kamelet", kamelet)
                                .addValue("arguments", arguments)
                                .addValue("place", place))
                .stream()
                .findFirst();
    }

    /**
     * What this person has asked for last in the conversation of a message, was shown and is still open; or was withdrawn since
     * the message was received, as by an earlier attempt at it.
     */
    Optional<OwnRequest> withdrawable(ConversationTurn turn) {
        return rows.first(
                        "conversation-withdrawable",
                        of(turn.tenant())
                                .addValue("messageId", turn.messageId())
                                .addValue("actor", turn.account().actor()))
                .map(row -> new OwnRequest(row.id("id"), row.id("incident_id")));
    }

    /**
     * Who decided on changes, the newest first.
     *
     * @param kamelet which change; null for any
     * @param object of which; null for that of the incident, and for all where there is none
     */
    List<Decision> decisions(
            String tenant, @Nullable String kamelet, @Nullable NamedObject object, @Nullable UUID incident) {
        MapSqlParameterSource of = of(tenant)
                .addValue("kamelet", kamelet, Types.VARCHAR)
                .addValue("name", object == null ? null : object.name(), Types.VARCHAR)
                .addValue("namespace", object == null ? null : object.namespace(), Types.VARCHAR)
                .addValue("cluster", object == null ? null : object.cluster(), Types.VARCHAR)
                .addValue("incident", object == null ? incident : null, Types.OTHER);
        return DecidedAnswer.read(
                rows.values("conversation-decided", of, String.class).get(0));
    }

    /** What this hub changed since then, the newest first; in one namespace, or anywhere. */
    List<DoneChange> changes(String tenant, @Nullable String namespace, Instant since) {
        MapSqlParameterSource of =
                of(tenant).addValue("namespace", namespace, Types.VARCHAR).addValue("since", Timestamp.from(since));
        return RolloutsAnswer.read(
                rows.values("conversation-changes", of, String.class).get(0));
    }

    /** What an earlier attempt at a message has proposed for this person, with at least these arguments. */
    Optional<Map<String, @Nullable Object>> ownProposal(ConversationTurn turn, String kamelet, String arguments) {
        return rows
                .columns(
                        "conversation-own-proposal",
                        of(turn.tenant())
                                .addValue("messageId", turn.messageId())
                                .addValue("actor", turn.account().actor())
                                .addValue("kamelet", kamelet)
                                .addValue("arguments", arguments))
                .stream()
                .findFirst();
    }
}
