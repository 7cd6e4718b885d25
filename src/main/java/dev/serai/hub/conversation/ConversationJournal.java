package dev.serai.hub.conversation;

import dev.serai.digest.Sha256;
import dev.serai.event.ConversationEvent;
import dev.serai.event.JournalEntry;
import dev.serai.event.Subject;
import dev.serai.hub.conversation.ProposalRows.LastProposal;
import dev.serai.hub.db.LoadedRow;
import dev.serai.hub.journal.Journal;
import dev.serai.language.NamedObject;
import dev.serai.probe.Probe;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says of what people do by talking what was said, by the property {@value Journal#ENTRY}. */
@Component("conversationJournal")
class ConversationJournal {

    private final TurnStore turns;
    private final ConversationConsent consent;

    ConversationJournal(TurnStore turns, ConversationConsent consent) {
        this.turns = turns;
        this.consent = consent;
    }

    /** A change that became a proposal. */
    public void proposed(
            @Body Map<String, @Nullable Object> row,
            @ExchangeProperty(HeardTurn.PROPERTY) HeardTurn heard,
            Exchange exchange) {
        requested(heard, heard.incident(), new LoadedRow(row).idOrNull("action_id"), null, exchange);
    }

    /** A playbook that was asked for. */
    public void agreed(@ExchangeProperty(HeardTurn.PROPERTY) HeardTurn heard, Exchange exchange) {
        LastProposal agreed = consent.agreed(heard).orElseThrow();
        requested(heard, agreed.incident(), null, agreed, exchange);
    }

    private void requested(
            HeardTurn heard,
            @Nullable UUID incident,
            @Nullable UUID action,
            @Nullable LastProposal playbook,
            Exchange exchange) {
        UUID message = heard.turn().messageId();
        record(
                heard.tenant(),
                heard.account().actor(),
                new ConversationEvent.Requested(
                        new Subject.Conversation(heard.turn().conversation().id(), incident),
                        message,
                        Sha256.hex(turns.text(heard.tenant(), message)),
                        action,
                        playbook == null ? null : playbook.playbook(),
                        playbook == null || playbook.by() == null ? null : "model:" + playbook.by()),
                exchange);
    }

    /** An object was read for a question. */
    public void probed(
            @ExchangeProperty(HeardTurn.PROPERTY) HeardTurn heard,
            @ExchangeProperty(ObjectProbe.PROPERTY) ObjectProbe probe,
            Exchange exchange) {
        Probe how = probe.how() == null ? Probe.STATE : probe.how();
        probed(heard, how.kamelet(), probe.object().cluster(), probe.words(), exchange);
    }

    /** Whether there is an object of this name was looked for. */
    public void sought(@ExchangeProperty(HeardTurn.PROPERTY) HeardTurn heard, Exchange exchange) {
        NamedObject object = Objects.requireNonNull(heard.heard().sought()).object();
        probed(heard, Probe.STATE.kamelet(), object.cluster(), object.inWords(), exchange);
    }

    private static void probed(
            HeardTurn heard, String kamelet, @Nullable String cluster, String object, Exchange exchange) {
        record(
                heard.tenant(),
                heard.account().actor(),
                new ConversationEvent.Probed(
                        new Subject.Conversation(heard.turn().conversation().id(), heard.incident()),
                        heard.turn().messageId(),
                        kamelet,
                        cluster,
                        object),
                exchange);
    }

    /** An answer was of help, or not. */
    public void rated(
            @Header("conversationId") String conversationId,
            @Header("messageNumber") int number,
            @Header("helpful") boolean helpful,
            @Header("tenant") String tenant,
            @ExchangeProperty("actor") String actor,
            Exchange exchange) {
        record(tenant, actor, new ConversationEvent.Rated(conversation(conversationId), number, helpful), exchange);
    }

    /** A conversation is gone. */
    public void deleted(
            @Header("conversationId") String conversationId,
            @Header("tenant") String tenant,
            @ExchangeProperty("actor") String actor,
            Exchange exchange) {
        record(tenant, actor, new ConversationEvent.Deleted(conversation(conversationId)), exchange);
    }

    private static Subject.Conversation conversation(String id) {
        return new Subject.Conversation(UUID.fromString(id), null);
    }

    private static void record(String tenant, String actor, ConversationEvent event, Exchange exchange) {
        exchange.setProperty(Journal.ENTRY, new JournalEntry(tenant, actor, event));
    }
}
