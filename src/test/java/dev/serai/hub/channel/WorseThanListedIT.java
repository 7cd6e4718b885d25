package dev.serai.hub.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.hub.OwnWord;
import dev.serai.hub.WorldIT;
import dev.serai.hub.channel.DeliveryAttempt.DeliveryPlan;
import dev.serai.hub.channel.MessageStore.ClaimedMessage;
import dev.serai.hub.channel.MessageStore.MessageTarget;
import dev.serai.hub.db.TenantContext;
import dev.serai.notify.PageBudget;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What gets worse than all that a storm's list had is heard once; an edit of the list is heard by nobody. */
@WorldIT
class WorseThanListedIT {

    @Autowired
    private StormDigests storms;

    @Autowired
    private MessageStore messages;

    @Autowired
    private StormStore store;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private JdbcClient jdbc;

    private final String chat = OwnWord.next();
    private final UUID digest = UUID.randomUUID();
    private ChannelRows rows;

    @BeforeEach
    void begin() {
        rows = new ChannelRows(jdbc);
        message(MessageSubject.DIGEST, digest, null);
        rows.change(
                "insert into chat_pace (tenant, channel, chat_id, since, pages, digest, began_at, worst)"
                        + " values ('default', 'telegram', ?, now(), 10, ?, now(), 2)",
                chat,
                digest);
    }

    @Test
    void the_first_that_gets_worse_than_all_that_is_listed_is_a_message_of_its_own_also_when_it_is_tried_again() {
        UUID first = listed();
        UUID second = listed();
        rows.change("update incident set severity = 'critical' where id in (?, ?)", first, second);

        UUID again = message(MessageSubject.REPAGE, UUID.randomUUID(), first);
        assertThat(plan(again)).isEqualTo(DeliveryPlan.SEND_FIRST);
        assertThat(plan(again)).isEqualTo(DeliveryPlan.SEND_FIRST);
        assertThat(plan(message(MessageSubject.REPAGE, UUID.randomUUID(), second)))
                .isEqualTo(DeliveryPlan.JOIN_DIGEST);
    }

    @Test
    void what_is_back_as_bad_as_before_and_what_a_list_says_at_its_first_sending_are_listed() {
        UUID back = listed();
        UUID unsent = listed();
        rows.change("update message set message_id = null where subject_id = ?", unsent);
        rows.change("update incident set severity = 'critical' where id = ?", unsent);

        assertThat(plan(message(MessageSubject.REPAGE, UUID.randomUUID(), back)))
                .isEqualTo(DeliveryPlan.JOIN_DIGEST);
        assertThat(plan(message(MessageSubject.REPAGE, UUID.randomUUID(), unsent)))
                .isEqualTo(DeliveryPlan.JOIN_DIGEST);
    }

    @Test
    void where_the_chat_had_all_its_pages_the_first_that_gets_worse_begins_the_next_list() {
        UUID first = listed();
        UUID second = listed();
        rows.change("update message set spent_at = now() where subject_id = ?", digest);
        rows.change("update incident set severity = 'critical' where id in (?, ?)", first, second);

        UUID next = heldBack(message(MessageSubject.REPAGE, UUID.randomUUID(), first));
        assertThat(next).isNotEqualTo(digest);
        assertThat(rows.count("select worst from chat_pace where chat_id = ? and digest = ?", chat, next))
                .isEqualTo(1);
        assertThat(plan(message(MessageSubject.REPAGE, UUID.randomUUID(), second)))
                .as("the next list is there")
                .isEqualTo(DeliveryPlan.JOIN_DIGEST);
    }

    /** The list that has a message which exceeds the budget of its chat: one page an hour. */
    private UUID heldBack(UUID message) {
        PageBudget one = new PageBudget(1, PageBudget.DEFAULT.listFor());
        return TenantContext.in("default", () -> {
            ClaimedMessage claimed = messages.claim("default", message).orElseThrow();
            assertThat(store.spendWorse(claimed.target(), claimed.slot(), one)).contains(false);
            return transactions.execute(status -> store.join(claimed.target(), claimed.slot(), one));
        });
    }

    private DeliveryPlan plan(UUID message) {
        return TenantContext.in("default", () -> {
            ClaimedMessage claimed = messages.claim("default", message).orElseThrow();
            DeliveryPlan plan = storms.plan(claimed.target(), claimed.slot(), DeliveryPlan.SEND_FIRST);
            messages.release("default", claimed.slot());
            return plan;
        });
    }

    private UUID listed() {
        UUID incident = rows.incident("Listed " + OwnWord.next());
        UUID page = message(MessageSubject.INCIDENT, incident, incident);
        rows.change("update message set digest = ?, message_id = '7', waiting = false where id = ?", digest, page);
        return incident;
    }

    private UUID message(MessageSubject subject, UUID of, @Nullable UUID incident) {
        return messages.plan(new MessageTarget("default", "telegram", subject, of, chat, incident))
                .orElseThrow();
    }
}
