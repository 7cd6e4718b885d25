package dev.serai.hub.channel;

import dev.serai.hub.channel.MessageStore.MessageTarget;
import dev.serai.hub.channel.MessageStore.Slot;
import dev.serai.hub.db.Ids;
import dev.serai.hub.db.Sql;
import dev.serai.hub.settings.StormSettings;
import dev.serai.notify.PageBudget;
import dev.serai.notify.PageBudget.BudgetReason;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How many messages begin in each chat, and which digest lists those of a storm. */
@Component
class StormStore {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final StormSettings settings;
    private final Clock clock;

    StormStore(JdbcClient jdbc, StormSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** Counts this message, once; how many there were within a minute. */
    @Transactional
    int count(MessageTarget target, Slot slot) {
        jdbc.sql(Sql.text("message-paced"))
                .param("tenant", target.tenant())
                .param("id", slot.id())
                .param("claim", slot.claim())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return of(target, "chat-pace-count")
                .param("now", Timestamp.from(clock.instant()))
                .param("windowStart", before(WINDOW))
                .param("windowBefore", before(WINDOW.multipliedBy(2)))
                .param("stormFrom", settings.from())
                .query(Integer.class)
                .single();
    }

    /** How many there were in the minute in which one was counted then, or in a later one. */
    int count(MessageTarget target, Instant countedAt) {
        return of(target, "chat-pace")
                .param("windowStart", Timestamp.from(countedAt.minus(WINDOW)))
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /**
     * Counts a page of its chat, once; whoever does so at the same moment waits.
     *
     * @return whether it is within the chat's budget; what no list may say instead is counted in any case
     */
    @Transactional
    boolean spend(MessageTarget target, Slot slot, PageBudget budget) {
        of(target, "chat-budget-lock")
                .param("now", Timestamp.from(clock.instant()))
                .update();
        int spent = of(target, "chat-budget-spent")
                .param("since", before(PageBudget.HOUR))
                .param("limit", budget.pages())
                .query(Integer.class)
                .single();
        if (target.subject().mayBeListed() && budget.decide(spent) == BudgetReason.BUDGET_SPENT) {
            return false;
        }
        jdbc.sql(Sql.text("message-spent"))
                .param("tenant", target.tenant())
                .param("id", slot.id())
                .param("claim", slot.claim())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return true;
    }

    /**
     * Lists this message in its incident's digest, else in the one that goes on in its chat; the digest's id.
     *
     * @param spent the chat's budget, where that is the reason; null in a storm
     */
    @Transactional(propagation = Propagation.MANDATORY)
    UUID join(MessageTarget target, Slot slot, @Nullable PageBudget spent) {
        UUID digest = spent == null ? ofPage(target).orElseGet(() -> ofChat(target, null)) : ofChat(target, spent);
        jdbc.sql(Sql.text("message-join-digest"))
                .param("tenant", target.tenant())
                .param("id", slot.id())
                .param("claim", slot.claim())
                .param("digest", digest)
                .param("heldBack", spent == null ? null : spent.pages(), Types.INTEGER)
                .update();
        return digest;
    }

    /** The digest of a storm that lists the page of this message's incident and still takes in what follows from it. */
    Optional<UUID> ofPage(MessageTarget target) {
        if (!target.subject().followsPage()) {
            return Optional.empty();
        }
        return of(target, "message-page-digest")
                .param("incident", target.conversation(), Types.OTHER)
                .param("subjectId", target.subjectId())
                .param("digestStart", before(settings.digestFor()))
                .query(UUID.class)
                .optional();
    }

    /**
     * Counts a page that says that an incident got worse than all that the list of its page had. Where it is within the budget,
     * the list has that severity from then on, so that of several one is heard; where it is not, it begins the next list.
     *
     * @param target a {@link MessageSubject#REPAGE}
     * @return whether it is within the chat's budget; empty where the list had as bad before, or nobody has the list yet
     */
    @Transactional
    Optional<Boolean> spendWorse(MessageTarget target, Slot slot, PageBudget budget) {
        Optional<UUID> heard =
                listOfPage(target).filter(digest -> Optional.of(digest).equals(ofPage(target)));
        boolean worse = heard.isPresent()
                && of(target, "chat-pace-worse")
                        .param("incident", target.incident())
                        .param("digest", heard.get())
                        .query(Integer.class)
                        .optional()
                        .isPresent();
        if (!worse) {
            return Optional.empty();
        }
        boolean counted = spend(target, slot, budget);
        if (counted) {
            of(target, "chat-pace-worst").param("incident", target.incident()).update();
        }
        return Optional.of(counted);
    }

    /** The digest that lists the page of this message's incident in its chat. */
    Optional<UUID> listOfPage(MessageTarget target) {
        return of(target, "message-list-of-page")
                .param("incident", target.conversation(), Types.OTHER)
                .query(UUID.class)
                .optional();
    }

    /** Lists this reminder with the others of the same time that are of pages of one digest; the new digest's id. */
    @Transactional(propagation = Propagation.MANDATORY)
    UUID joinCalls(MessageTarget target, Slot slot) {
        return jdbc.sql(Sql.text("message-join-calls"))
                .param("tenant", target.tenant())
                .param("id", slot.id())
                .param("claim", slot.claim())
                .query(UUID.class)
                .single();
    }

    private UUID ofChat(MessageTarget target, @Nullable PageBudget spent) {
        return of(target, "chat-pace-digest")
                .param("now", Timestamp.from(clock.instant()))
                .param("digestStart", before(spent == null ? settings.digestFor() : spent.listFor()))
                .param("heldBack", spent != null)
                .param("incident", target.incident())
                .param("reminded", target.subject() == MessageSubject.REMINDER ? target.subjectId() : null, Types.OTHER)
                .param("digest", Ids.next())
                .query(UUID.class)
                .single();
    }

    private JdbcClient.StatementSpec of(MessageTarget target, String file) {
        return jdbc.sql(Sql.text(file))
                .param("tenant", target.tenant())
                .param("channel", target.channel())
                .param("chat", target.chat());
    }

    private Timestamp before(Duration time) {
        Instant since = clock.instant().minus(time);
        return Timestamp.from(since);
    }
}
