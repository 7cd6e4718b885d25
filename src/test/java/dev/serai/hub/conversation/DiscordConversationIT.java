package dev.serai.hub.conversation;

import static dev.serai.hub.World.DISCORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.hub.WorldIT;
import dev.serai.hub.channel.ChannelRows;
import dev.serai.hub.channel.DiscordStandIn;
import dev.serai.hub.job.JobQueue;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Questions by the application's command: deferred at once, answered for the person alone. */
@WorldIT
class DiscordConversationIT {

    private static final AtomicLong PEOPLE = new AtomicLong(73_908_232_506_180_000L);
    private static final int DEFERRED = 5;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JobQueue jobs;

    @LocalServerPort
    int port;

    private ChannelRows rows;
    private String person;

    @BeforeEach
    void begin() {
        rows = new ChannelRows(jdbc);
        person = Long.toString(PEOPLE.incrementAndGet());
    }

    @Test
    void a_question_is_deferred_and_answered_in_its_place() throws Exception {
        rows.person("viewer", "discord", person);
        String id = DiscordStandIn.nextInteraction();
        JsonNode first = ask(id, "help");
        assertThat(first.path("type").asInt()).isEqualTo(DEFERRED);
        assertThat(first.path("data").path("flags").asInt()).isEqualTo(64);
        await().until(() -> DISCORD.asides(id).size() == 1);
        assertThat(DiscordStandIn.plain(DISCORD.asides(id).get(0))).contains("No model is configured");
        await().until(() ->
                rows.count("select count(*) from conversation_message where reply_to = ?", DiscordStandIn.token(id))
                        == 0);
    }

    @Test
    void an_answer_that_discord_fails_to_take_is_sent_again() throws Exception {
        rows.person("viewer", "discord", person);
        String id = DiscordStandIn.nextInteraction();
        DISCORD.failNext(500, Map.of(), "{}", 0);
        DISCORD.failNext(502, Map.of(), "bad gateway", 0);
        ask(id, "/model");
        await().until(() -> DISCORD.asides(id).size() == 1);
        assertThat(DiscordStandIn.plain(DISCORD.asides(id).get(0))).contains("No model is configured");
    }

    @Test
    void a_long_answer_is_split_and_nothing_in_it_comes_alive() throws Exception {
        rows.person("viewer", "discord", person);
        List<UUID> incidents = IntStream.range(0, 10)
                .mapToObj(n -> rows.firstListed("@everyone [bank](http://evil.example) **" + "x*".repeat(90) + " " + n))
                .toList();
        String id = DiscordStandIn.nextInteraction();
        ask(id, "incidents");
        await().until(() -> DISCORD.asides(id).size() > 1
                && rows.count("select count(*) from conversation_message where reply_to = ?", DiscordStandIn.token(id))
                        == 0);
        assertThat(DISCORD.asides(id)).allSatisfy(part -> {
            assertThat(part.length()).isLessThanOrEqualTo(2000);
            assertThat(part.replace("\\@", "")).doesNotContain("@everyone");
            assertThat(part.replaceAll("\\\\.", "")).doesNotContain("*", "](");
        });
        incidents.forEach(
                one -> rows.change("update incident set state = 'resolved', resolved_at = now() where id = ?", one));
    }

    @Test
    void an_answer_that_comes_too_late_stays_in_the_conversation_and_is_tried_no_more() throws Exception {
        UUID account = rows.person("viewer", "discord", person);
        String id = DiscordStandIn.nextInteraction();
        ask(id, "/model");
        await().until(() -> DISCORD.asides(id).size() == 1);
        await().until(() ->
                rows.count("select count(*) from conversation_message where reply_to = ?", DiscordStandIn.token(id))
                        == 0);
        String answer = rows.text(
                "select cast(m.id as text) from conversation_message m join conversation c on c.id = m.conversation_id"
                        + " where c.user_id = ? and m.author = 'hub' and m.state = 'said'",
                account);
        DISCORD.expire(id);
        rows.change(
                "update conversation_message set state = 'unsent', sent = 0, at = now() - interval '20 minutes', reply_to = ?"
                        + " where id = cast(? as uuid)",
                DiscordStandIn.token(id),
                answer);
        jobs.schedule(JobQueue.JobRequest.now("say-discord", "default", Map.of("messageRow", answer)));
        await().until(() -> rows.text("select state from conversation_message where id = cast(? as uuid)", answer)
                .equals("said"));
        assertThat(DISCORD.asides(id)).hasSize(1);
    }

    @Test
    void a_stranger_is_told_how_and_nothing_else() throws Exception {
        String id = DiscordStandIn.nextInteraction();
        JsonNode answer = ask(id, "why is cart down?");
        assertThat(answer.path("type").asInt()).isEqualTo(4);
        assertThat(DiscordStandIn.plain(answer.path("data").path("content").asText()))
                .contains("account is not linked to an account of the console", "/serai link CODE");
        assertThat(DISCORD.asides(id)).isEmpty();
    }

    private JsonNode ask(String id, String question) throws Exception {
        return new ObjectMapper()
                .readTree(DISCORD.post("http://127.0.0.1:" + port, DiscordStandIn.ask(id, person, question))
                        .body());
    }
}
