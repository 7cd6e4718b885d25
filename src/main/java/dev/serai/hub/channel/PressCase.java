package dev.serai.hub.channel;

import dev.serai.event.Subject;
import dev.serai.hub.channel.ChannelStore.Account;
import dev.serai.hub.channel.MessageStore.Reference;
import dev.serai.message.Press;
import dev.serai.message.PressRefusal;
import java.util.UUID;

/** What a pressed button asks for, once its sender and its place are known. */
public sealed interface PressCase {

    Press press();

    /** Somebody says yes or no to an approval. */
    record Decide(Press press, Account account, Reference reference) implements PressCase {}

    /** Somebody takes an incident. */
    record Acknowledge(Press press, Account account, UUID incidentId) implements PressCase {}

    /**
     * It leads to nothing.
     *
     * @param actor who pressed, as the audit names him
     * @param subject what the button belongs to
     */
    record Refused(Press press, PressRefusal reason, String actor, Subject.Pressed subject) implements PressCase {}
}
