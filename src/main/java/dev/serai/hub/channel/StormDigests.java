package dev.serai.hub.channel;

import dev.serai.event.IncidentEvent;
import dev.serai.event.JournalEntry;
import dev.serai.event.Subject;
import dev.serai.hub.channel.DeliveryAttempt.DeliveryPlan;
import dev.serai.hub.channel.MessageStore.MessageTarget;
import dev.serai.hub.channel.MessageStore.Slot;
import dev.serai.hub.channel.NotificationPlanner.ChannelDeliveries;
import dev.serai.hub.job.JobItem;
import dev.serai.hub.job.JobRetryAfter;
import dev.serai.hub.journal.Journal;
import dev.serai.hub.settings.StormSettings;
import dev.serai.notify.PageBudget;
import dev.serai.notify.PageBudget.BudgetReason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/**
 * Keeps a storm from filling a chat: the first pages, proposals and reminders are sent at once, the next wait for a moment, and
 * when there are many by then, one message lists them. What follows from an incident that it lists is listed there too. So does
 * one for what exceeds the chat's budget of pages.
 */
@Component("stormDigests")
class StormDigests {

    /** So that what joins within this time is one edit. */
    private static final Duration JOINING = Duration.ofSeconds(3);

    private static final Duration CHANGING = Duration.ofSeconds(1);

    private final StormStore store;
    private final MessageStore messages;
    private final ChatBudgets budgets;
    private final Journal journal;
    private final StormSettings settings;
    private final Clock clock;

    StormDigests(
            StormStore store,
            MessageStore messages,
            ChatBudgets budgets,
            Journal journal,
            StormSettings settings,
            Clock clock) {
        this.store = store;
        this.messages = messages;
        this.budgets = budgets;
        this.journal = journal;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What becomes of a message that would be sent for the first time, or is listed already.
     *
     * @throws JobRetryAfter while it is not known whether there are many
     */
    DeliveryPlan plan(MessageTarget target, Slot slot, DeliveryPlan planned) {
        if (slot.digest() != null) {
            return DeliveryPlan.JOIN_DIGEST;
        }
        if (planned != DeliveryPlan.SEND_FIRST || slot.shownAt() != null) {
            return planned;
        }
        if (target.subject() == MessageSubject.CAUSE) {
            return cause(target);
        }
        boolean first = target.subject().isPaced() && slot.spentAt() == null;
        return first
                ? budgets.spendWorse(target, slot).orElseGet(() -> counted(target, slot, first(target, slot)))
                : counted(target, slot, planned);
    }

    private DeliveryPlan counted(MessageTarget target, Slot slot, DeliveryPlan planned) {
        boolean page = target.subject().isPage() && planned == DeliveryPlan.SEND_FIRST;
        return page ? budgets.spend(target, slot) : planned;
    }

    /** What becomes of a reminder, which is no page: one of what a digest lists is listed with the others of that digest. */
    DeliveryPlan remind(MessageTarget target, Slot slot, DeliveryPlan planned) {
        boolean listed = slot.digest() != null || planned == DeliveryPlan.SEND_FIRST && isListed(target);
        return listed ? DeliveryPlan.JOIN_DIGEST : planned;
    }

    /** Whether the page of this message's incident is in a digest of its chat. */
    boolean isListed(MessageTarget target) {
        return store.listOfPage(target).isPresent();
    }

    // The page shows it too.
    private DeliveryPlan cause(MessageTarget target) {
        boolean storm = store.count(target, clock.instant()) >= settings.from();
        return storm ? DeliveryPlan.SKIP_UNTOLD : DeliveryPlan.SEND_FIRST;
    }

    private DeliveryPlan first(MessageTarget target, Slot slot) {
        return store.ofPage(target).isPresent() ? DeliveryPlan.JOIN_DIGEST : pace(target, slot);
    }

    private DeliveryPlan pace(MessageTarget target, Slot slot) {
        Instant paced = slot.pacedAt();
        int count = paced == null ? store.count(target, slot) : store.count(target, paced);
        if (count <= settings.atOnce()) {
            return DeliveryPlan.SEND_FIRST;
        }
        Instant now = clock.instant();
        Duration held = paced == null ? Duration.ZERO : Duration.between(paced, now);
        if (held.compareTo(settings.hold()) < 0) {
            throw new JobRetryAfter(settings.hold().minus(held), "several messages begin at once");
        }
        return count >= settings.from() ? DeliveryPlan.JOIN_DIGEST : DeliveryPlan.SEND_FIRST;
    }

    /** Lists this message; the delivery of the one that lists it. */
    public List<ChannelDeliveries> join(@ExchangeProperty("attempt") DeliveryAttempt attempt) {
        MessageTarget target = attempt.target();
        UUID listed = attempt.slot().digest();
        UUID digest = listed == null ? list(attempt) : listed;
        MessageTarget digestTarget = new MessageTarget(
                target.tenant(), target.channel(), MessageSubject.DIGEST, digest, target.chat(), null);
        return messages
                .plan(digestTarget)
                .map(UUID::toString)
                .map(row -> new JobItem(row, Map.of("messageRow", row), listed == null ? JOINING : CHANGING))
                .map(item -> new ChannelDeliveries(target.channel(), List.of(item)))
                .stream()
                .toList();
    }

    private UUID list(DeliveryAttempt attempt) {
        MessageTarget target = attempt.target();
        if (target.subject() == MessageSubject.CALL) {
            return store.joinCalls(target, attempt.slot());
        }
        if (attempt.plan() != DeliveryPlan.HELD_BACK) {
            return store.join(target, attempt.slot(), null);
        }
        PageBudget budget = budgets.of(target);
        journal.record(new JournalEntry(
                target.tenant(),
                "policy",
                BudgetReason.BUDGET_SPENT,
                new IncidentEvent.NoticeHeldBack(
                        new Subject.Incident(target.incident()), target.channel(), budget.pages())));
        return store.join(target, attempt.slot(), budget);
    }
}
