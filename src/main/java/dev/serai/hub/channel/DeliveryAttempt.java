package dev.serai.hub.channel;

import dev.serai.digest.Sha256;
import dev.serai.hub.channel.MessageStore.MessageTarget;
import dev.serai.hub.channel.MessageStore.Parent;
import dev.serai.hub.channel.MessageStore.Reference;
import dev.serai.hub.channel.MessageStore.Slot;
import dev.serai.message.Rendered;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message on its way to a chat.
 *
 * @param target what it is about and where it stands
 * @param slot the claim on it
 * @param rendered what shall stand there
 * @param plan what to do about it, and why
 * @param parent the message in the same chat that it belongs to, if there is one
 * @param references the references behind its buttons, once they are offered
 */
public record DeliveryAttempt(
        MessageTarget target,
        Slot slot,
        @Nullable Rendered rendered,
        DeliveryPlan plan,
        @Nullable Parent parent,
        List<Reference> references) {

    private static final int KEY_UNITS = 16;

    /** What to do with a message. */
    public enum DeliveryPlan {
        /** It stands in no chat yet. */
        SEND_FIRST,
        /** It stands there with other content. */
        EDIT_CHANGED,
        /** It stands there with just this content. */
        SKIP_SAME,
        /** Nobody is to be told of this. */
        SKIP_UNTOLD,
        /** It is one of so many that another message lists it. */
        JOIN_DIGEST,
        /** Its chat had all pages of its hour: another message lists it. */
        HELD_BACK
    }

    /** What follows from what stands there, what shall stand there, and whether it is worth a first message. */
    static DeliveryPlan planFor(Slot slot, @Nullable Rendered rendered, boolean worthSending) {
        if (rendered == null || slot.messageId() == null && !worthSending) {
            return DeliveryPlan.SKIP_UNTOLD;
        }
        if (slot.messageId() == null) {
            return DeliveryPlan.SEND_FIRST;
        }
        return rendered.sha256().equals(slot.sha256()) ? DeliveryPlan.SKIP_SAME : DeliveryPlan.EDIT_CHANGED;
    }

    /** What shall stand there; a delivery that sends or edits has it. */
    public Rendered content() {
        if (rendered == null) {
            throw new IllegalStateException("nothing to say about " + target);
        }
        return rendered;
    }

    /** Whether a call of the chat's API follows. */
    public boolean leaves() {
        return plan == DeliveryPlan.SEND_FIRST || plan == DeliveryPlan.EDIT_CHANGED;
    }

    /** Whether another message lists it. */
    public boolean joins() {
        return plan == DeliveryPlan.JOIN_DIGEST || plan == DeliveryPlan.HELD_BACK;
    }

    /** What is the same when the same is sent again after a failure, and different otherwise. */
    String key() {
        byte[] hash = Sha256.of(slot.messageId() + content().sha256());
        return slot.id() + "-" + HexFormat.of().formatHex(hash).substring(0, KEY_UNITS);
    }

    /** The message to edit; null for one that is new in its chat. */
    @Nullable
    String edited() {
        return plan == DeliveryPlan.EDIT_CHANGED ? slot.messageId() : null;
    }

    /** The same as a first message, since the one to edit is gone. */
    DeliveryAttempt anew() {
        return new DeliveryAttempt(target, slot, rendered, DeliveryPlan.SEND_FIRST, parent, List.of());
    }

    DeliveryAttempt with(List<Reference> offered) {
        return new DeliveryAttempt(target, slot, rendered, plan, parent, offered);
    }
}
