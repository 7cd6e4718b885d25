package dev.serai.hub.console;

import static dev.serai.hub.console.ShownPages.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.approval.Role;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page On call, of what the operations answer. */
class OnCallPageTest {

    private static final String SCHEDULES =
            """
            {"next_cursor": null, "items": [
              {"name": "shop", "chains": ["shop"],
               "shifts": [
                 {"username": "anna", "from": "2020-01-01T00:00:00Z", "until": "2030-01-01T00:00:00Z"},
                 {"username": "ben", "from": "2030-01-01T00:00:00Z", "until": "2030-01-02T00:00:00Z"}],
               "overrides": [
                 {"id": "1", "rota": "shop", "username": "anna", "from": "2020-01-01T00:00:00Z",
                  "until": "2030-01-01T00:00:00Z", "created_by": "user:carla", "created_at": "2020-01-01T00:00:00Z"}]},
              {"name": "night", "chains": [], "shifts": [], "overrides": []}]}
            """;
    private static final Map<String, List<String>> ASKED =
            Map.of("severity", List.of("high"), "environment", List.of("test"), "label", List.of("team:a"));

    /** Shifts are told from when they were read, which is after the page began to be made. */
    @Test
    void who_is_on_call_when_the_rota_is_read_is_on_call_now() throws Exception {
        ObjectNode rota = (ObjectNode) ShownPages.JSON.readTree(SCHEDULES).at("/items/0");
        ObjectNode shift = (ObjectNode) rota.at("/shifts/0");

        shift.put("from", ShownPages.NOW.plusMillis(40).toString());
        assertThat(RotaLines.of(rota, ShownPages.NOW).sentence()).isEqualTo("anna is on call; ben is next.");
        shift.put("from", ShownPages.NOW.plusSeconds(3600).toString());
        assertThat(RotaLines.of(rota, ShownPages.NOW).sentence()).isEqualTo("Nobody is on call; anna is next.");
    }

    @Test
    void without_a_channel_nobody_is_notified_and_the_page_says_what_to_do() {
        ObjectNode routing = routing("any");
        routing.putArray("channels");
        routing.putArray("rules");

        assertThat(html(answers(routing, "any"), Map.of()))
                .contains("<h1>Nobody is notified: no channel is on</h1>", "docs/start says how to connect")
                .doesNotContain("role=\"status\"");
    }

    @Test
    void rules_hours_levels_and_people_are_sentences() {
        String html = html(answers(routing("anna"), "cart crashes"), Map.of());

        assertThat(html)
                .contains("<h1>One rule says who is notified</h1>", "cart crashes")
                .contains("Pages and outcomes of actions go to Slack and Telegram (escalations).")
                .contains("Everything else", "Goes to Slack and Telegram; escalations of approvals")
                .contains("office: Mon, Tue, 08:00 to 18:00 in Europe/Berlin; that is now")
                .contains("Runs by itself, nobody is asked.")
                .contains(
                        "Two approvers within 15 minutes. After 7 minutes the chats for escalations are notified too.")
                .contains("linked in Slack")
                .doesNotContain("null");
    }

    @Test
    void rotas_say_who_is_on_call_who_is_next_and_who_replaces_whom() {
        assertThat(html(answers(routing("anna"), "any"), Map.of()))
                .contains("anna is on call; ben is next.", "ben from", "anna replaces, said anna, until")
                .contains("Nobody is on call.")
                .doesNotContain("Hand over");
        assertThat(ShownPages.html(
                        "oncall",
                        Section.ON_CALL,
                        Role.OPERATOR,
                        OnCallPage.view(
                                answers(routing("anna"), "any"),
                                ShownPages.visit(Section.ON_CALL, Map.of(), Role.OPERATOR))))
                .contains("Hand over", "/console/oncall/overrides");
    }

    @Test
    void what_is_not_for_the_visitor_is_said_to_be_left_out() {
        ObjectNode routing = routing("anna").putNull("people").putNull("hours");
        ((ObjectNode) routing.path("rules").get(0)).putNull("when");

        assertThat(html(answers(routing, "any"), Map.of()))
                .contains("Who may act is shown to operators and above.")
                .contains("This hub has several tenants", "conditions and hours are not shown")
                .doesNotContain("linked in Slack", "Europe/Berlin", "<summary>When</summary>", "null");
        assertThat(html(answers(routing("anna"), "any"), Map.of())).doesNotContain("shown to operators", "not shown");
    }

    @Test
    void what_waits_is_what_the_page_now_says_waits() {
        PageAnswers answers = answers(routing("anna"), "cart crashes");
        ObjectNode untriaged = ShownPages.incident("i2", "not yet looked at").putNull("verdict");
        answers.add("untriaged", 200, ShownPages.list(Stream.of(untriaged)));
        answers.add("open", 200, ShownPages.list(Stream.of(ShownPages.incident("i3", "just opened"))));

        OnCallView view = OnCallPage.view(answers, ShownPages.visit(Section.ON_CALL, Map.of()));

        assertThat(view.called().waiting())
                .hasSize(3)
                .isEqualTo(NowPage.view(answers, ShownPages.account(Role.VIEWER), ShownPages.NOW, true)
                        .pages());
        List<PageCall> now = new NowPage(null, tenant -> true).calls();
        assertThat(new OnCallPage(null).calls(ShownPages.visit(Section.ON_CALL, Map.of())))
                .filteredOn(call -> call.operation().equals("listIncidents"))
                .hasSize(3)
                .allMatch(now::contains);
    }

    @Test
    void who_is_on_call_stays_in_sight_however_much_waits() {
        PageAnswers answers = answers(routing("anna"), "cart crashes");
        answers.add(
                "pages",
                200,
                ShownPages.list(Stream.of("a", "b", "c", "d", "e", "f")
                        .map(place ->
                                ShownPages.incident("i" + place, "in " + place).put("namespace", place))));

        String html = html(answers, Map.of());

        assertThat(OnCallPage.view(answers, ShownPages.visit(Section.ON_CALL, Map.of()))
                        .called()
                        .waiting())
                .hasSize(5);
        assertThat(html).contains("More wait on the page <a href=\"/console\">Now</a>.");
        assertThat(html(answers(routing("anna"), "cart crashes"), Map.of())).doesNotContain("More wait");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "page | NEW_INCIDENT | NO_RULE | It would page Slack: no rule says otherwise.",
                "page | NEW_INCIDENT | RULE | It would page Slack, by the rule quiet.",
                "page | NEW_INCIDENT | RULE_WITHOUT_CHANNEL | It would page Slack: the rule quiet names only channels that are not on.",
                "page | NEW_INCIDENT | BROKEN_RULE | It would page Slack: the condition of the rule quiet has no value here.",
                "page | NEW_INCIDENT | NO_CHANNEL | It would page, but nobody is notified: no channel is on.",
                "suppress | TEST_ENVIRONMENT | | It would page nobody: its environment pages nobody. It stays visible and searchable."
            })
    void what_would_become_of_an_alert_is_one_sentence(String verdict, String why, String reason, String said) {
        PageAnswers answers = answers(routing("anna"), "any");
        answers.add("preview", 200, preview(verdict, why, reason, "quiet").toString());

        assertThat(html(answers, ASKED)).contains(said);
    }

    @Test
    void it_asks_only_when_somebody_did() {
        OnCallPage page = new OnCallPage(null);

        assertThat(page.calls(ShownPages.visit(Section.ON_CALL, Map.of())))
                .extracting(PageCall::operation)
                .containsExactly(
                        "getOnCallRouting", "listOnCallSchedules", "listIncidents", "listIncidents", "listIncidents");
        assertThat(page.calls(ShownPages.visit(Section.ON_CALL, ASKED)))
                .last()
                .satisfies(call -> assertThat(call.query()).isEqualTo("severity=high&environment=test&label=team%3Aa"));
    }

    @Test
    void no_text_changes_what_the_page_is_made_of() {
        List<String> plain = ShownPages.structure(whole("plain"));
        for (String payload : ShownPages.payloads()) {
            assertThat(ShownPages.structure(whole(payload))).as(payload).isEqualTo(plain);
        }
    }

    private static String whole(String text) {
        PageAnswers answers = answers(routing(text), text);
        answers.add("preview", 200, preview("page", text, "RULE", text).toString());
        return html(answers, Map.of("severity", List.of("high"), "environment", List.of(text), "label", List.of(text)));
    }

    private static String html(PageAnswers answers, Map<String, List<String>> query) {
        return ShownPages.html(
                "oncall",
                Section.ON_CALL,
                Role.VIEWER,
                OnCallPage.view(answers, ShownPages.visit(Section.ON_CALL, query)));
    }

    private static PageAnswers answers(ObjectNode routing, String title) {
        PageAnswers answers = new PageAnswers();
        answers.add("routing", 200, routing.toString());
        answers.add(
                "schedules",
                200,
                schedules(routing.path("people").path(0).path("username").asText("anna")));
        answers.add("pages", 200, ShownPages.list(Stream.of(ShownPages.incident("i1", title))));
        return answers;
    }

    private static String schedules(String text) {
        try {
            ObjectNode schedules = (ObjectNode) JSON.readTree(SCHEDULES);
            ObjectNode rota = (ObjectNode) schedules.path("items").path(0);
            rota.put("name", text);
            ((ObjectNode) rota.path("shifts").path(0)).put("username", text);
            ((ObjectNode) rota.path("overrides").path(0)).put("created_by", "user:" + text);
            return schedules.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode preview(String verdict, String why, String reason, String rule) {
        ObjectNode preview = JSON.createObjectNode().put("verdict", verdict).put("verdict_reason", why);
        preview.withArray("to").addObject().put("channel", "slack").put("chat", "normal");
        return preview.put("routing_reason", reason).put("rule", rule);
    }

    private static ObjectNode routing(String text) {
        ObjectNode routing = JSON.createObjectNode();
        routing.putArray("channels").addObject().put("name", "slack").put("escalation", true);
        routing.withArray("channels").addObject().put("name", "telegram").put("escalation", false);
        ObjectNode hours = routing.putArray("hours").addObject();
        hours.put("name", "office").put("zone", "Europe/Berlin").put("from", "08:00");
        hours.put("until", "18:00").put("now", true).putArray("days").add("mon").add("tue");
        ObjectNode rule =
                routing.putArray("rules").addObject().put("name", text).put("when", text);
        rule.putArray("about").add("page").add("outcome");
        rule.putArray("to").addObject().put("channel", "slack").put("chat", "normal");
        rule.withArray("to").addObject().put("channel", "telegram").put("chat", "escalation");
        routing.putArray("levels").addObject().put("level", "low").put("automatic", true);
        routing.withArray("levels")
                .addObject()
                .put("level", "critical")
                .put("automatic", false)
                .put("quorum", 2)
                .put("role", "approver")
                .put("expires_after", 900)
                .put("escalates_after", 450)
                .put("requester_decides", false);
        ObjectNode person = routing.putArray("people").addObject().put("username", text);
        person.put("role", "operator").putArray("channels").add("slack");
        return routing;
    }
}
