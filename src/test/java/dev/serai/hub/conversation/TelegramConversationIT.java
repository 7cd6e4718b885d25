package dev.serai.hub.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serai.hub.World;
import dev.serai.hub.WorldIT;
import dev.serai.hub.channel.ChannelRows;
import dev.serai.hub.channel.TelegramStandIn;
import dev.serai.hub.channel.TelegramStandIn.Sent;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Free text to the bot: answered in the chat it was written in, for people who are linked. */
@WorldIT
class TelegramConversationIT {

    private static final AtomicLong PEOPLE = new AtomicLong(8_800_000_000L);

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private ChannelRows rows;
    private long person;

    @BeforeEach
    void begin() {
        rows = new ChannelRows(jdbc);
        person = PEOPLE.incrementAndGet();
    }

    @Test
    void a_linked_person_is_answered_and_a_delivery_that_comes_again_is_one_message() {
        rows.person("viewer", person);
        String update = written("/model");
        post(update);
        post(update);
        await().until(() -> saying("No model is configured").size() == 1);
        post(written("have you seen this before?"));
        await().until(() -> said().size() >= 2);
        assertThat(rows.count("select count(*) from conversation where chat_id = ?", Long.toString(person)))
                .isEqualTo(1);
        assertThat(rows.count(
                        "select count(*) from conversation_message m join conversation c on c.id = m.conversation_id"
                                + " where c.chat_id = ? and m.author = 'person'",
                        Long.toString(person)))
                .isEqualTo(2);
    }

    @Test
    void export_says_where_the_file_is_and_what_was_said() {
        rows.person("viewer", person);
        post(written("/model"));
        await().until(() -> saying("No model is configured").size() == 1);
        post(written("/ask /model"));
        await().until(() -> said().size() == 2);
        post(written("purple monkeys"));
        await().until(() -> said().size() == 3);
        post(written("/export"));

        String file = await().until(
                        () -> said().stream()
                                .map(Sent::text)
                                .filter(text -> text.contains("/export"))
                                .findFirst()
                                .orElse(""),
                        found -> !found.isEmpty());
        assertThat(file)
                .containsPattern("a file, .*/console/conversations/[0-9a-f-]{36}/export\n")
                .contains(":\n/model\n", ":\n/ask /model\n", ":\npurple monkeys\n", "No model is configured");
    }

    @Test
    void somebody_who_is_not_linked_is_told_how_and_nothing_else() {
        post(written("why is cart down?"));
        await().until(() -> !said().isEmpty());
        assertThat(said()).hasSize(1);
        assertThat(said().get(0).text()).contains("account is not linked to an account of the console");
        assertThat(rows.count("select count(*) from conversation where chat_id = ?", Long.toString(person)))
                .isZero();
    }

    @Test
    void a_hostile_title_is_shown_and_comes_alive_nowhere() {
        rows.person("viewer", person);
        UUID incident = rows.firstListed("<b>@all</b> http://evil.example " + UUID.randomUUID());
        post(written("/ask incidents"));
        await().until(() -> said().stream().anyMatch(one -> one.text().contains("evil.example")));
        assertThat(said()).allMatch(one -> !one.html().contains("<b>@all"));
        rows.change("update incident set state = 'resolved', resolved_at = now() where id = ?", incident);
    }

    private String written(String text) {
        return TelegramStandIn.text(TelegramStandIn.nextUpdateId(), person, Long.toString(person), text)
                .replace("\"type\":\"supergroup\"", "\"type\":\"private\"");
    }

    private void post(String update) {
        assertThat(World.TELEGRAM
                        .post("http://127.0.0.1:" + port, update, TelegramStandIn.SECRET)
                        .statusCode())
                .isEqualTo(200);
    }

    private List<Sent> said() {
        return World.TELEGRAM.messages().stream()
                .filter(one -> one.chat().equals(Long.toString(person)))
                .toList();
    }

    private List<Sent> saying(String text) {
        return said().stream().filter(one -> one.text().contains(text)).toList();
    }
}
