package dev.serai.hub.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serai.hub.channel.ChannelRows;
import dev.serai.hub.channel.DiscordStandIn;
import dev.serai.hub.channel.SlackStandIn;
import dev.serai.hub.channel.TelegramStandIn;
import dev.serai.hub.llm.Breakers;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A model's answer is shown in its chat while it is made, and the whole of it takes that place. */
class StreamedConversationIT extends ModelHub {

    private static final AtomicLong PEOPLE = new AtomicLong(9_900_000_000L);
    private static final String FIRST = "The disk of <!channel> is full.";
    private static final String ANSWER = "{\"answer\":[{\"text\":\"" + FIRST + "\",\"evidence\":[\"E1\"]},"
            + "{\"text\":\"It grows by the hour.\",\"evidence\":[\"E1\"]}],\"missing\":\"" + "nothing ".repeat(40)
            + "\",\"playbook\":\"\"}";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    CamelContext camel;

    @LocalServerPort
    int port;

    private ChannelRows rows;
    private long person;

    @BeforeEach
    void begin() {
        rows = new ChannelRows(jdbc);
        person = PEOPLE.incrementAndGet();
        MODEL.reset();
        SLACK.recover();
        Breakers.of(camel, "default").reset();
        MODEL.streamsSlowly(1500, ANSWER.substring(0, 70), ANSWER.substring(70, 200), ANSWER.substring(200));
    }

    @Test
    void in_telegram_one_message_is_edited_until_it_is_the_whole_answer() {
        rows.person("viewer", person);
        String update = TelegramStandIn.text(
                        TelegramStandIn.nextUpdateId(), person, Long.toString(person), "why is the shop so slow?")
                .replace("\"type\":\"supergroup\"", "\"type\":\"private\"");
        TELEGRAM.post(hub(), update, TelegramStandIn.SECRET);

        await().until(() -> telegram().stream().anyMatch(one -> one.text().endsWith("…")));
        await().until(() -> telegram().stream().anyMatch(one -> one.text().contains("It grows by the hour.")));
        await().until(() -> unsaid(Long.toString(person)) == 0);
        assertThat(telegram()).hasSize(1);
        assertThat(telegram().get(0).text()).contains(FIRST).doesNotEndWith("…");
        assertThat(telegram().get(0).edits()).isPositive();
    }

    @Test
    void in_slack_the_answer_is_sent_once_where_its_draft_cannot_be_edited() {
        String id = "U" + person;
        rows.slackPerson("viewer", id);
        SLACK.event(hub(), SLACK.direct(id, "why is the shop so slow?"), 0);
        await().until(() ->
                slack(id).stream().anyMatch(one -> one.text().strip().endsWith("…")));
        for (int count = 0; count < 3; count++) {
            SLACK.failNext("chat.update", 200, SlackStandIn.error("cant_update_message"), 0);
        }
        await().until(() -> slack(id).stream()
                .anyMatch(one -> one.text().contains("It grows by the hour.")
                        && !one.text().strip().endsWith("…")));
        await().until(() -> unsaid("D" + id) == 0);
        assertThat(slack(id).stream().filter(one -> !one.text().strip().endsWith("…")))
                .hasSize(1);
        assertThat(slack(id)).allMatch(one -> !one.json().contains("<!"));
    }

    @Test
    void in_discord_the_deferred_response_shows_it() {
        rows.person("viewer", "discord", Long.toString(person));
        String id = DiscordStandIn.nextInteraction();
        DISCORD.post(hub(), DiscordStandIn.ask(id, Long.toString(person), "why is the shop so slow?"));
        await().until(() -> DISCORD.asides(id).stream()
                .anyMatch(one -> DiscordStandIn.plain(one).contains("It grows by the hour.") && !one.endsWith("…")));
        assertThat(DISCORD.asides(id)).hasSize(1);
    }

    private String hub() {
        return "http://127.0.0.1:" + port;
    }

    private List<TelegramStandIn.Sent> telegram() {
        return TELEGRAM.messages().stream()
                .filter(one -> one.chat().equals(Long.toString(person)))
                .toList();
    }

    private static List<SlackStandIn.Sent> slack(String id) {
        return SLACK.messages().stream()
                .filter(one -> one.channel().equals("D" + id))
                .toList();
    }

    private long unsaid(String chat) {
        return rows.count(
                "select count(*) from conversation_message m join conversation c on c.id = m.conversation_id"
                        + " where c.chat_id = ? and m.state in ('waiting', 'unsent')",
                chat);
    }
}
