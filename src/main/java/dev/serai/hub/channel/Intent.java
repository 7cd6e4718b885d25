package dev.serai.hub.channel;

import dev.serai.event.Subject;
import dev.serai.hub.channel.ChannelStore.LinkedAccount;
import dev.serai.hub.channel.MessageStore.DigestPlace;
import dev.serai.hub.channel.MessageStore.Reference;
import dev.serai.message.Button.ButtonKind;
import dev.serai.message.Interaction;
import dev.serai.message.InteractionRefusal;
import java.util.List;
import java.util.UUID;

/** What a pressed button asks for, once its sender and its place are known. */
public sealed interface Intent {

    Interaction interaction();

    /** Somebody says yes or no to an approval. */
    record Decide(Interaction interaction, LinkedAccount account, Reference reference) implements Intent {}

    /** Somebody takes an incident, or all that a digest lists and nobody has. */
    record Acknowledge(Interaction interaction, LinkedAccount account, List<UUID> incidents) implements Intent {

        public Acknowledge {
            incidents = List.copyOf(incidents);
        }
    }

    /**
     * Somebody ends an incident, puts it off, silences it, or makes it his own.
     *
     * @param act which of these
     */
    record Care(Interaction interaction, LinkedAccount account, UUID incidentId, ButtonKind act) implements Intent {}

    /** Somebody wants to see the decisions that a message lists. */
    record Show(Interaction interaction, LinkedAccount account, DigestPlace list) implements Intent {}

    /**
     * It leads to nothing.
     *
     * @param actor who pressed, as the audit names him
     * @param subject what the button belongs to
     */
    record RefusedInteraction(
            Interaction interaction, InteractionRefusal reason, String actor, Subject.ButtonTarget subject)
            implements Intent {}
}
