package dev.serai.hub.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.approval.Role;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.api.People;
import dev.serai.hub.channel.ChannelRows;
import dev.serai.hub.channel.DiscordStandIn;
import dev.serai.hub.channel.SlackStandIn;
import dev.serai.hub.channel.TelegramStandIn;
import dev.serai.hub.conversation.StreamedTalk;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.CamelContext;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A model's answer is shown where it was asked for while it is made, and the whole of it takes that place. */
class StreamedConversationIT extends ModelHub {

    private static final AtomicLong PEOPLE = new AtomicLong(9_900_000_000L);
    private static final ObjectMapper JSON = new ObjectMapper();
    /** What a draft ends with; an answer may, too, where it names a title that is cut. */
    private static final String MORE = " …";

    private static final String FIRST = "The disk of <!channel> is full.";
    private static final String SECOND = "It grows by the hour.";
    private static final String THIRD = "Somebody writes logs.";

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
        SLACK.recover();
        PACED.reset();
    }

    @AfterEach
    void nothingIsLeftToSay() {
        patiently()
                .until(() ->
                        rows.count("select count(*) from conversation_message where state in ('waiting', 'unsent')")
                                == 0);
    }

    /** A failure that no call met would meet a call of another test. */
    @AfterEach
    void nothingFailsAnyMore() {
        SLACK.recover();
    }

    @Test
    void in_telegram_one_message_grows_until_it_is_the_whole_answer() {
        asksPaced(rows.person("viewer", person).toString());
        askInTelegram();
        PACED.says(statement("{\"answer\":[", FIRST));
        patiently().until(() -> !telegram().isEmpty());
        assertThat(telegram().get(0).text()).contains(FIRST).endsWith(MORE).doesNotContain(SECOND);
        PACED.says(statement(",", SECOND));
        patiently().until(() -> telegram().get(0).text().contains(SECOND));
        assertThat(telegram().get(0).text()).contains(FIRST).endsWith(MORE);
        PACED.says(statement(",", THIRD) + "],\"missing\":\"\",\"playbook\":\"\"}");
        PACED.ends();
        onlyMessage(FIRST, SECOND, THIRD);
        nothingIsLeftToSay();
        assertThat(telegram().get(0).edits()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void an_answer_that_breaks_off_is_replaced_by_an_honest_one() {
        asksPaced(rows.person("viewer", person).toString());
        askInTelegram();
        PACED.says(statement("{\"answer\":[", FIRST));
        patiently().until(() -> !telegram().isEmpty());
        PACED.breaksOff();
        onlyMessage("The model's answer broke off in the middle");
        assertThat(telegram().get(0).text()).doesNotContain(FIRST);
    }

    @Test
    void the_draft_that_a_dead_hub_left_becomes_the_answer_of_the_next() throws Exception {
        asksPaced(rows.person("viewer", person).toString());
        writeInTelegram("/help");
        patiently().until(() -> telegram().size() == 1);
        nothingIsLeftToSay();
        camel.getRouteController().stopRoute("answer-conversation");
        try {
            askInTelegram();
            rows.change(
                    "update conversation_message set so_far = 'Draft.', preview_id = ? where state = 'waiting'"
                            + " and conversation_id in (select id from conversation where chat_id = ?)",
                    Long.toString(telegram().get(0).id()),
                    Long.toString(person));
        } finally {
            camel.getRouteController().startRoute("answer-conversation");
        }
        PACED.says(statement("{\"answer\":[", FIRST) + "],\"missing\":\"\",\"playbook\":\"\"}");
        PACED.ends();
        patiently().until(() -> telegram().get(0).text().contains(FIRST));
        nothingIsLeftToSay();
        assertThat(telegram()).hasSize(1);
    }

    @Test
    void a_draft_of_a_dead_hub_whose_message_nobody_knows_is_spoken_of_by_the_answer() throws Exception {
        asksPaced(rows.person("viewer", person).toString());
        camel.getRouteController().stopRoute("answer-conversation");
        try {
            askInTelegram();
            rows.change("update conversation_message set so_far = 'Draft.', drafts_unknown = 1"
                    + " where state = 'waiting' and conversation_id in ("
                    + "select id from conversation where chat_id = '" + person + "')");
        } finally {
            camel.getRouteController().startRoute("answer-conversation");
        }
        PACED.says(statement("{\"answer\":[", FIRST) + "],\"missing\":\"\",\"playbook\":\"\"}");
        PACED.ends();
        patiently().until(() -> telegram().stream().anyMatch(one -> one.text().contains(FIRST)));
        nothingIsLeftToSay();
        assertThat(telegram()).hasSize(1);
        assertThat(telegram().get(0).text()).contains("I was interrupted: if a message above ends with …");
    }

    @Test
    void a_chat_that_takes_no_drafts_gets_the_answer() {
        asksPaced(rows.person("viewer", person).toString());
        TELEGRAM.failNext("sendMessage", 429, TelegramStandIn.tooManyRequests(1));
        long calls = drafts();
        askInTelegram();
        PACED.says(statement("{\"answer\":[", FIRST));
        patiently().until(() -> drafts() > calls);
        assertThat(telegram()).isEmpty();
        PACED.says(statement(",", SECOND) + "],\"missing\":\"\",\"playbook\":\"\"}");
        PACED.ends();
        // Before it there may be a draft again, where the end of the answer comes late.
        onlyMessage(FIRST, SECOND);
        nothingIsLeftToSay();
    }

    @Test
    void in_slack_the_answer_is_sent_once_where_its_draft_cannot_be_edited() {
        String id = "U" + person;
        asksPaced(rows.slackPerson("viewer", id).toString());
        SLACK.event(hub(), SLACK.direct(id, "why?"), 0);
        PACED.says(statement("{\"answer\":[", FIRST));
        patiently().until(() -> slack(id).stream().anyMatch(StreamedConversationIT::isDraft));
        // The draft's edit, if there is one, and the answer's.
        SLACK.failNext("chat.update", 200, SlackStandIn.error("cant_update_message"), 0);
        SLACK.failNext("chat.update", 200, SlackStandIn.error("cant_update_message"), 0);
        PACED.says(statement(",", SECOND));
        PACED.says("],\"missing\":\"\",\"playbook\":\"\"}");
        PACED.ends();
        nothingIsLeftToSay();
        assertThat(slack(id).stream().filter(one -> !isDraft(one))).hasSize(1);
        assertThat(slack(id)).allMatch(one -> !one.json().contains("<!"));
    }

    @Test
    void in_discord_the_deferred_response_shows_it() {
        asksPaced(rows.person("viewer", "discord", Long.toString(person)).toString());
        String id = DiscordStandIn.nextInteraction();
        DISCORD.post(hub(), DiscordStandIn.ask(id, Long.toString(person), "why?"));
        PACED.says(statement("{\"answer\":[", FIRST));
        patiently().until(() -> discord(id).stream().anyMatch(one -> one.endsWith(MORE)));
        PACED.says(statement(",", SECOND) + "],\"missing\":\"\",\"playbook\":\"\"}");
        PACED.ends();
        patiently().until(() -> discord(id).stream().anyMatch(one -> one.contains(SECOND)));
        nothingIsLeftToSay();
        assertThat(discord(id)).hasSize(1);
    }

    @Test
    void over_the_api_pieces_come_before_the_answer() throws Exception {
        ApiClient api = new ApiClient(port);
        String token = People.token(api, Role.APPROVER);
        String talk = api.send("POST", "/conversations", token, Map.of("model", "paced"))
                .json()
                .path("id")
                .asText();
        try (StreamedTalk events = StreamedTalk.ask(port, token, talk, "why?")) {
            assertThat(events.next("message")).contains("why?");
            PACED.says(statement("{\"answer\":[", FIRST));
            assertThat(text(events.next("piece"))).isEqualTo("A model says:\n> " + FIRST);
            PACED.says(statement(",", SECOND));
            assertThat(text(events.next("piece"))).isEqualTo("\n> " + SECOND);
            PACED.says("],\"missing\":\"\",\"playbook\":\"\"}");
            PACED.ends();
            assertThat(text(events.next("answer"))).contains(FIRST, SECOND);
            assertThat(events.isOver()).isTrue();
        }
    }

    private static String statement(String before, String text) {
        return before + "{\"text\":" + JSON.valueToTree(text) + ",\"evidence\":[]}";
    }

    private static String text(String data) throws Exception {
        JsonNode piece = JSON.readTree(data);
        return piece.path("text").asText();
    }

    /** Whoever waits for a model that a test leads has time. */
    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(60));
    }

    private void asksPaced(String user) {
        rows.change(
                "insert into model_preference (tenant, chosen_by, name, model, updated_at)"
                        + " select tenant, 'user', username, 'paced', now() from app_user where id = cast(? as uuid)",
                user);
    }

    private String hub() {
        return "http://127.0.0.1:" + port;
    }

    private void askInTelegram() {
        writeInTelegram("why?");
    }

    private void writeInTelegram(String text) {
        String update = TelegramStandIn.text(TelegramStandIn.nextUpdateId(), person, Long.toString(person), text)
                .replace("\"type\":\"supergroup\"", "\"type\":\"private\"");
        assertThat(TELEGRAM.post(hub(), update, TelegramStandIn.SECRET).statusCode())
                .isEqualTo(200);
    }

    private List<TelegramStandIn.Sent> telegram() {
        return TELEGRAM.messages().stream()
                .filter(one -> one.chat().equals(Long.toString(person)))
                .toList();
    }

    /**
     * Waits for what holds this, in the only message of the chat. A failure says what the chat shows instead, and how far the hub is.
     */
    private void onlyMessage(String... holds) {
        patiently().untilAsserted(() -> assertThat(telegram())
                .as(() -> "with " + conversationRows())
                .singleElement()
                .extracting(TelegramStandIn.Sent::text)
                .asString()
                .contains(holds));
    }

    private List<String> conversationRows() {
        return jdbc.sql(
                        """
                        select concat_ws(' ', m.number, m.author, m.state, 'tries', m.tries, 'sent', m.sent,
                          'unknown', m.drafts_unknown, 'shown by', m.preview_id, 'is', m.chat_message_id)
                        from conversation_message m join conversation c on c.id = m.conversation_id
                        where c.chat_id = ? order by m.number""")
                .param(Long.toString(person))
                .query(String.class)
                .list();
    }

    private static long drafts() {
        return TELEGRAM.calls().stream()
                .filter(call -> call.contains("sendMessage"))
                .count();
    }

    private static List<SlackStandIn.Sent> slack(String id) {
        return SLACK.messages().stream()
                .filter(one -> one.channel().equals("D" + id))
                .toList();
    }

    private static boolean isDraft(SlackStandIn.Sent sent) {
        return sent.text().strip().endsWith(MORE);
    }

    private static List<String> discord(String id) {
        return DISCORD.asides(id).stream().map(DiscordStandIn::plain).toList();
    }
}
