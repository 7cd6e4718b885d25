package dev.serai.hub.channel;

import dev.serai.hub.channel.DeliveryAttempt.DeliveryPlan;
import dev.serai.hub.channel.MessageStore.MessageTarget;
import dev.serai.hub.channel.MessageStore.Slot;
import dev.serai.hub.routes.Live;
import dev.serai.notify.Destination;
import dev.serai.notify.Destination.Chat;
import dev.serai.notify.NotifyPolicy;
import dev.serai.notify.PageBudget;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Keeps each chat to its pages of an hour, as {@code policy/notify.yaml} says. */
@Component
class ChatBudgets {

    private final Live<NotifyPolicy> policy;
    private final Channels channels;
    private final StormStore store;

    ChatBudgets(Live<NotifyPolicy> policy, Channels channels, StormStore store) {
        this.policy = policy;
        this.channels = channels;
        this.store = store;
    }

    /** What becomes of a page that would be sent for the first time. It is counted once, however often its sending fails. */
    DeliveryPlan spend(MessageTarget target, Slot slot) {
        boolean counted = slot.spentAt() != null || store.spend(target, slot, of(target));
        return counted ? DeliveryPlan.SEND_FIRST : DeliveryPlan.HELD_BACK;
    }

    /** The same of a page that says that an incident got worse than all that the list of its page had; empty for any other. */
    Optional<DeliveryPlan> spendWorse(MessageTarget target, Slot slot) {
        return target.subject() != MessageSubject.REPAGE
                ? Optional.empty()
                : store.spendWorse(target, slot, of(target))
                        .map(counted -> counted ? DeliveryPlan.SEND_FIRST : DeliveryPlan.HELD_BACK);
    }

    /** The budget of the chat of a message. */
    PageBudget of(MessageTarget target) {
        boolean normal = target.chat().equals(channels.named(target.channel()).chat());
        return policy.get().budget(new Destination(target.channel(), normal ? Chat.NORMAL : Chat.ESCALATION));
    }
}
