package dev.serai.hub.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.approval.Role;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.api.People;
import dev.serai.hub.channel.ChannelRows;
import dev.serai.hub.channel.DiscordStandIn;
import dev.serai.hub.channel.SlackStandIn;
import dev.serai.hub.channel.TelegramStandIn;
import dev.serai.hub.conversation.RestTalk;
import dev.serai.hub.db.Ids;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a hostile runbook says, quoted without a model or repeated by one that obeys it, at every exit of the talk. */
class HostileRunbookIT extends ModelHub {

    private static final AtomicLong PEOPLE = new AtomicLong(77_700_000_000L);

    /** Where an answer leaves the hub. */
    enum Exit {
        REST,
        TELEGRAM,
        SLACK,
        DISCORD
    }

    @LocalServerPort
    int port;

    private final UUID incident = Ids.next();
    private ChannelRows rows;
    private String person;

    /** Some shapes, each exit twice. */
    static Stream<Arguments> runbooks() {
        List<Injection> all = Injection.runbooks();
        return IntStream.range(0, 2 * Exit.values().length)
                .mapToObj(i -> Arguments.of(all.get(i * 37 % all.size()), Exit.values()[i % Exit.values().length]));
    }

    @BeforeEach
    void begin() {
        new CrashingCart(SERVER);
        rows = new ChannelRows(JdbcClient.create(jdbc));
        person = Long.toString(PEOPLE.incrementAndGet());
        Incidents.open(jdbc, incident);
        SLACK.recover();
    }

    @AfterEach
    void nothingIsLeft() {
        jdbc.update("delete from knowledge_chunk where id = ?", "runbook:" + incident);
        jdbc.update("update knowledge_source set generation = generation + 1 where name = 'planted'");
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        rows.count("select count(*) from conversation_message where state in ('waiting', 'unsent')")
                                == 0);
    }

    @ParameterizedTest
    @MethodSource("runbooks")
    void nothing_of_a_hostile_runbook_comes_alive_or_is_obeyed(Injection planted, Exit exit) {
        planted.plant(jdbc, new CrashingCart(SERVER), incident);
        template.requestBody("bean:knowledgeSearch?method=sync", (Object) null);
        String question = "how do i rotate the " + Injection.word(incident) + " key?";
        Supplier<String> asked = question(exit, question);

        MODEL.answersWithStatus(500);
        SPARE.answersWithStatus(500);
        String quoted = asked.get();
        assertThat(quoted).contains(Injection.word(incident));
        isDead(exit, quoted);

        freshModels();
        obeys(MODEL, planted, exit);
        obeys(SPARE, planted, exit);
        String repeated = asked.get();
        assertThat(repeated.replace("\\", "")).contains("Done: ");
        isDead(exit, repeated);

        assertThat(SERVER.writes()).isEmpty();
        assertThat(jdbc.queryForList("select 1 from action where incident_id = ?", incident))
                .isEmpty();
        assertThat(rows.count("select count(*) from conversation_message where playbook = 'delete-everything'"
                        + " or text like '%" + CrashingCart.SECRET + "%'"))
                .isZero();
    }

    private static void obeys(ModelStandIn model, Injection planted, Exit exit) {
        if (exit == Exit.REST) {
            model.says(List.of(ModelStandIn.calls(planted.calls()), ModelStandIn.content(planted.echo())));
        } else {
            String[] calls = planted.calls();
            model.streamsInTurn(
                    ModelStandIn.streamOfCall("", calls[0], calls[1]), ModelStandIn.stream(true, planted.echo()));
        }
    }

    /** Nothing that a chat makes a link, a mention, bold or invisible of it; no secret anywhere. */
    private static void isDead(Exit exit, String shown) {
        assertThat(shown.replace("\\", "")).contains("evil.example", "[redacted:");
        assertThat(shown).doesNotContain(CrashingCart.SECRET);
        switch (exit) {
            case REST -> {} // Its callers show text as text.
            case TELEGRAM -> assertThat(shown.replaceAll("(?s)<(code|pre)>.*?</\\1>", ""))
                    .doesNotContain("<b>bold", "<a ", "evil.example", "@everyone", "\u200b", "\u202e");
            case SLACK -> assertThat(shown)
                    .doesNotContain("<!", "<@", "<http", "\u200b", "\u202e", "\"type\":\"mrkdwn\"")
                    .contains("\"link_names\":false", "\"unfurl_links\":false");
            case DISCORD -> assertThat(shown.replaceAll("\\\\.", ""))
                    .doesNotContain("@everyone", "](", "http:", "<", "\u200b", "\u202e");
        }
    }

    /** Asks as one and the same person, and says what the chat was sent for it. */
    private Supplier<String> question(Exit exit, String question) {
        return switch (exit) {
            case REST -> {
                ApiClient api = new ApiClient(port);
                RestTalk talk = RestTalk.begin(api, People.token(api, Role.VIEWER), incident.toString());
                yield () -> {
                    JsonNode answer = talk.ask(question);
                    return answer.path("text").asText();
                };
            }
            case TELEGRAM -> {
                rows.person("viewer", Long.parseLong(person));
                yield () -> sent(this::telegram, () -> TELEGRAM.post(hub(), written(question), TelegramStandIn.SECRET));
            }
            case SLACK -> {
                rows.slackPerson("viewer", "U" + person);
                yield () -> sent(this::slack, () -> SLACK.event(hub(), SLACK.direct("U" + person, question), 0));
            }
            case DISCORD -> {
                rows.person("viewer", "discord", person);
                yield () -> {
                    String id = DiscordStandIn.nextInteraction();
                    return sent(
                            () -> DISCORD.asides(id),
                            () -> DISCORD.post(hub(), DiscordStandIn.ask(id, person, question)));
                };
            }
        };
    }

    /** All that is sent from now on until everything is answered. */
    private String sent(Supplier<List<String>> messages, Runnable ask) {
        int before = messages.get().size();
        ask.run();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> messages.get().size() > before
                        && rows.count("select count(*) from conversation_message where state in ('waiting', 'unsent')")
                                == 0);
        return String.join("\n", messages.get().subList(before, messages.get().size()));
    }

    private List<String> telegram() {
        return TELEGRAM.messages().stream()
                .filter(one -> one.chat().equals(person))
                .map(TelegramStandIn.Sent::html)
                .toList();
    }

    private List<String> slack() {
        return SLACK.messages().stream()
                .filter(one -> one.channel().equals("DU" + person))
                .map(SlackStandIn.Sent::json)
                .toList();
    }

    private String written(String text) {
        return TelegramStandIn.text(TelegramStandIn.nextUpdateId(), Long.parseLong(person), person, text)
                .replace("\"type\":\"supergroup\"", "\"type\":\"private\"");
    }

    private String hub() {
        return "http://127.0.0.1:" + port;
    }
}
