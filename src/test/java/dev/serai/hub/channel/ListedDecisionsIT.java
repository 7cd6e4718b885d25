package dev.serai.hub.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.hub.OwnWord;
import dev.serai.hub.WorldIT;
import dev.serai.hub.channel.MessageStore.DigestPlace;
import dev.serai.hub.channel.MessageStore.MessageTarget;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The decisions of a list become messages a few at a time, whoever clicks how often. */
@WorldIT
class ListedDecisionsIT {

    private static final int LISTED = 6;

    @Autowired
    private MessageStore messages;

    @Autowired
    private JdbcClient jdbc;

    private final String chat = OwnWord.next();
    private final UUID digest = UUID.randomUUID();
    private ChannelRows rows;
    private DigestPlace list;
    private List<UUID> listed;

    @BeforeEach
    void begin() {
        rows = new ChannelRows(jdbc);
        list = new DigestPlace(message(MessageSubject.DIGEST, digest), digest);
        listed = IntStream.range(0, LISTED).mapToObj(this::listed).toList();
    }

    @Test
    void the_most_urgent_come_first_and_a_double_click_brings_none_twice() {
        List<UUID> first = next();

        assertThat(first).containsExactlyInAnyOrderElementsOf(listed.subList(0, 3));
        assertThat(ListedDecisions.say(3)).isEqualTo("The next 3 decisions follow, each with its buttons.");
        assertThat(next()).isEmpty();
        assertThat(ListedDecisions.say(0))
                .isEqualTo("No further decision follows: what this message lists is decided, or on its way already.");

        sent();
        assertThat(next()).containsExactlyInAnyOrderElementsOf(listed.subList(3, LISTED));
    }

    @Test
    void two_who_click_at_once_get_each_decision_once() {
        List<List<UUID>> shown =
                IntStream.range(0, 8).parallel().mapToObj(click -> next()).toList();

        assertThat(shown.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(listed.subList(0, 3));
    }

    @Test
    void what_was_withdrawn_meanwhile_is_not_asked_for_and_late_clicks_bring_nothing() {
        rows.change(
                "update approval set state = 'cancelled' where id in (select subject_id from message where id = any (?))",
                (Object) listed.subList(0, LISTED - 1).toArray(UUID[]::new));

        assertThat(next()).containsExactly(listed.get(LISTED - 1));
        assertThat(ListedDecisions.say(1)).isEqualTo("The next decision follows, with its buttons.");
        sent();
        assertThat(next()).isEmpty();
    }

    private List<UUID> next() {
        return messages.showListed("default", list, 3);
    }

    private void sent() {
        rows.change("update message set waiting = false where chat_id = ?", chat);
    }

    /** The later the less urgent. */
    private UUID listed(int at) {
        UUID approval = rows.approval("Listed " + chat + at, "operator", 1, "{}");
        rows.change("update approval set expires_at = now() + ? * interval '1 minute' where id = ?", at + 5, approval);
        UUID message = message(MessageSubject.APPROVAL, approval);
        rows.change("update message set digest = ?, waiting = false where id = ?", digest, message);
        return message;
    }

    private UUID message(MessageSubject subject, UUID of) {
        return messages.plan(new MessageTarget("default", "telegram", subject, of, chat, null))
                .orElseThrow();
    }
}
