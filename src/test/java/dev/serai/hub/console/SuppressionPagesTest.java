package dev.serai.hub.console;

import static dev.serai.hub.console.ShownPages.JSON;
import static dev.serai.hub.console.ShownPages.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.alert.Severity;
import dev.serai.approval.Role;
import dev.serai.hub.console.IncidentView.ListedLine;
import dev.serai.hub.console.WindowFormView.WindowTimes;
import dev.serai.hub.http.Problem;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages Silences and Windows with their forms, and why people were notified, of what the operations answer. */
class SuppressionPagesTest {

    private static final String ID = "01938f00-0000-7000-8000-000000000009";

    @Test
    void silences_say_what_until_when_by_whom_and_how_much_they_hold_back() {
        String html = silences("cart", Role.OPERATOR);

        assertThat(html)
                .contains("<h1>One silence is in force</h1>", "alertname=\"HighCPU\", service=~\"cart\"")
                .contains("until", "by anna", "holds back 2 alerts that fire", "ended early by bert")
                .contains("/console/silences/" + ID + "/end", "/console/silences/new", "from ");
        assertThat(html.split("End it", -1)).as("what is over cannot be ended").hasSize(3);
    }

    @Test
    void who_may_change_nothing_is_offered_nothing() {
        assertThat(silences("cart", Role.VIEWER)).contains("by anna").doesNotContain("End it", "/console/silences/new");
        assertThat(windows("cart", Role.VIEWER)).contains("by anna").doesNotContain("End it", "/console/windows/new");
    }

    @Test
    void windows_say_when_they_are_open_in_plain_words() {
        assertThat(windows("cart", Role.OPERATOR))
                .contains("<h1>One maintenance window is open</h1>", "/console/windows/" + ID + "/end")
                .contains("every week on Saturday at 22:00 in Europe/Berlin, for 2 hours")
                .contains("once, on 2026-11-21 at 22:00 in Europe/Berlin, for 2 hours")
                .contains("by the rule below", "<code>FREQ=DAILY;BYSETPOS=1</code>")
                .contains("Expected <code>alertname=\"cart\"</code>", "Not covered <code>");
    }

    @Test
    void nothing_in_force_says_so() {
        PageAnswers none = new PageAnswers();
        assertThat(ShownPages.html(
                        "suppressions",
                        Section.NOISE,
                        Role.VIEWER,
                        SilencesPage.view(none, ShownPages.visit(Section.NOISE, Map.of()))))
                .contains("<h1>Nothing is silenced</h1>", "None is planned.");
        assertThat(ShownPages.html(
                        "suppressions",
                        Section.NOISE,
                        Role.VIEWER,
                        WindowsPage.view(none, ShownPages.visit(Section.NOISE, Map.of()))))
                .contains("<h1>No maintenance window is open</h1>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FREQ=DAILY | every day",
                "FREQ=WEEKLY;BYDAY=SA | every week on Saturday",
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,FR | every 2 weeks on Monday, Wednesday and Friday",
                "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR | every week from Monday to Friday",
                "FREQ=MONTHLY;BYDAY=1SA | every month on the first Saturday",
                "FREQ=MONTHLY;BYDAY=-1SU;COUNT=3 | every month on the last Sunday, 3 times",
                "FREQ=MONTHLY;BYMONTHDAY=1,-1;UNTIL=20261231T000000Z | every month on day 1 and the last day, until 31 Dec 2026",
                "freq=yearly | every year"
            })
    void usual_rules_have_words(String rule, String words) {
        assertThat(RecurrenceWords.of(rule)).contains(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=HOURLY",
                "FREQ=DAILY;BYSETPOS=1",
                "FREQ=WEEKLY;BYDAY=XX",
                "FREQ=MONTHLY;BYDAY=9MO",
                "FREQ=DAILY;UNTIL=never",
                "FREQ=DAILY;COUNT=x",
                "nonsense",
                ""
            })
    void a_rule_without_words_is_shown_as_it_is(String rule) {
        assertThat(RecurrenceWords.of(rule)).isEmpty();
    }

    @Test
    void a_form_is_confirmed_only_for_what_was_previewed() {
        PageVisit seen = sent(Map.of("step", "create", "previewed", "a=\"1\",\r\n b=\"2\""));
        assertThat(SuppressionForms.isConfirmed(seen, "a=\"1\",\n b=\"2\"")).isTrue();
        assertThat(SuppressionForms.isConfirmed(seen, "a=\"1\"")).isFalse();
        assertThat(SuppressionForms.isConfirmed(sent(Map.of("step", "create")), "a=\"1\""))
                .isFalse();
        assertThat(SuppressionForms.isConfirmed(sent(Map.of("previewed", "a=\"1\"")), "a=\"1\""))
                .isFalse();
    }

    @Test
    void what_is_written_becomes_matchers_and_what_cannot_is_refused_with_the_reason() {
        assertThat(WrittenMatchers.rows("a=1,\r\nb=~\"x.*\", c!=\"\", d!~y"))
                .extracting(row -> row.get("name") + " " + row.get("operator") + " " + row.get("value"))
                .containsExactly("a = 1", "b =~ x.*", "c != ", "d !~ y");
        assertThat(WrittenMatchers.lists("a=1\n\nb=2, c=3\n")).hasSize(2);
        assertThatThrownBy(() -> WrittenMatchers.rows("a=~\"(\""))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("RE2");
        assertThatThrownBy(() -> WrittenMatchers.rows("what is this")).isInstanceOf(Problem.class);
    }

    @Test
    void a_form_is_filled_by_what_alerts_have_in_common_without_what_was_taken_out() throws Exception {
        JsonNode one = JSON.readTree(
                "{\"labels\":{\"alertname\":\"Slow\",\"pod\":\"a-1\",\"service\":\"cart\",\"key\":\"[redacted:token]\"}}");
        JsonNode other = JSON.readTree("{\"labels\":{\"alertname\":\"Slow\",\"service\":\"shop\"}}");
        assertThat(WrittenMatchers.common(List.of(one))).isEqualTo("alertname=\"Slow\", service=\"cart\"");
        assertThat(WrittenMatchers.common(List.of(one, other))).isEqualTo("alertname=\"Slow\"");
        assertThat(WrittenMatchers.common(List.of())).isEmpty();
        ObjectNode long1 = JSON.createObjectNode();
        long1.putObject("labels").put("a", "x".repeat(5_000));
        assertThat(WrittenMatchers.common(List.of(long1))).isEmpty();
    }

    @Test
    void times_of_a_form_are_utc_and_what_is_none_is_left_to_the_api() {
        assertThat(SuppressionForms.utc("2026-11-22T22:00")).contains("2026-11-22T22:00:00Z");
        assertThat(SuppressionForms.utc("tomorrow")).contains("tomorrow");
        assertThat(SuppressionForms.utc(" ")).isEmpty();
    }

    @Test
    void a_preview_says_how_much_and_what() {
        assertThat(silenceForm("cart"))
                .contains("In the last day it would have held back 21 alerts, 2 of which fire now, and 1 page.")
                .contains("And 20 more", ">Silence it</button>", "name=\"previewed\"");
        assertThat(PreviewedView.of(JSON.createObjectNode(), NOW).sentence())
                .isEqualTo("In the last day it would have held back nothing.");
    }

    /** So that the button which makes it stays in sight. */
    @Test
    void what_a_preview_lists_is_folded_where_it_is_long() {
        ListedLine line = new ListedLine("/console/alerts/1", "cart is slow", Severity.HIGH, List.of());

        assertThat(listed(Collections.nCopies(5, line))).contains("<details open>");
        assertThat(listed(Collections.nCopies(6, line))).contains("<details>").doesNotContain("<details open>");
    }

    private static String listed(List<ListedLine> lines) {
        return ShownPages.RENDERER.html(
                "tag/previewed", Map.of("view", new PreviewedView("It held back some.", lines, 0)));
    }

    @Test
    void why_something_is_refused_is_a_sentence() {
        assertThat(SuppressionForms.said(
                        new Problem(422, "refused", "Refused", "expected one of =, != (at character 10)")))
                .isEqualTo("Expected one of =, != (at character 10).");
        assertThat(SuppressionForms.said(new Problem(422, "refused", "Refused", "It is too long.")))
                .isEqualTo("It is too long.");
    }

    @Test
    void why_people_were_notified_or_not_names_what_decided_and_leads_there() {
        String html = ShownPages.html(
                "alert",
                Section.ALERTS,
                Role.OPERATOR,
                AlertDetailPage.view(alert(), decision(), ShownPages.account(Role.OPERATOR), NOW));

        assertThat(html)
                .contains("Suppressed, because it is silenced.", "/console/silences/new?alert=" + ID)
                .contains("<li>Left open: an alert fires.</li>", "href=\"/console/alerts/" + ID + "\"")
                .contains("href=\"/console/silences\"", "The silence of anna holds until 12:00 UTC.")
                .contains("The maintenance window of bert holds until 23 Nov, 12:00 UTC.")
                .contains(
                        "The mute time nights holds until 12:00 UTC.",
                        "It waits until 10:05 UTC.",
                        "Nothing against a page")
                .doesNotContain("NOT_WORSE", "01938f00-0000-7000-8000-00000000000a");
        assertThat(ShownPages.html(
                        "alert",
                        Section.ALERTS,
                        Role.VIEWER,
                        AlertDetailPage.view(
                                alert(), new PageAnswers().object("none"), ShownPages.account(Role.VIEWER), NOW)))
                .doesNotContain("Why people were notified", "Silence…");
    }

    @Test
    void an_incident_says_what_triage_said_last() {
        ObjectNode before = triaged("NEW_INCIDENT", "page");
        ObjectNode last = triaged("SILENCED", "suppress");
        PageAnswers answers = new PageAnswers();
        answers.add("incident", 200, ShownPages.incident(ID, "cart is slow").toString());
        answers.add("timeline", 200, ShownPages.list(Stream.of(last, before)));

        assertThat(ShownPages.html(
                        "incident",
                        Section.INCIDENTS,
                        Role.OPERATOR,
                        IncidentDetailPage.view(answers, ShownPages.account(Role.OPERATOR), NOW)))
                .contains("<p>Suppressed, because it is silenced.</p>", "/console/silences/new?incident=" + ID)
                .doesNotContain("nothing speaks against it");
    }

    private static ObjectNode triaged(String reason, String verdict) {
        ObjectNode event = JSON.createObjectNode()
                .put("kind", "incident.triaged")
                .put("actor", "policy")
                .put("reason", reason)
                .put("at", "2026-11-22T09:58:00Z");
        event.putObject("details")
                .put("verdict", verdict)
                .putArray("trace")
                .add("suppression: " + verdict + " (" + reason + ")");
        return event;
    }

    private static ObjectNode alert() {
        return JSON.createObjectNode()
                .put("id", ID)
                .put("state", "firing")
                .put("severity", "high")
                .put("title", "slow");
    }

    /** As {@code getAlertDecision} answers. */
    static ObjectNode decision() {
        ObjectNode decision = JSON.createObjectNode()
                .put("verdict", "suppress")
                .put("sentence", "Suppressed, because it is silenced.")
                .put("because", ID)
                .put("decided_at", "2026-11-22T09:58:00Z")
                .put("check_again_at", "2026-11-22T10:03:00Z");
        String set =
                " (SILENCED), silence 01938f00-0000-7000-8000-00000000000a, set by anna, until 2026-11-22T12:00:00Z";
        decision.putArray("trace")
                .add("self-resolved: pass (FIRING)")
                .add("suppression: suppress" + set)
                .add("suppression: suppress (MAINTENANCE), maintenance window 01938f00-0000-7000-8000-00000000000a, "
                        + "set by bert, until 2026-11-23T12:00:00Z")
                .add("suppression: suppress (MUTED), mute time nights, until 2026-11-22T12:00:00Z")
                .add("hold: hold (HELD) until 2026-11-22T10:05:00Z")
                .add("fold: suppress (FOLDED) because of 01938f00-0000-7000-8000-00000000000a")
                .add("worse: pass (NOT_WORSE)")
                .add("Nothing against a page: nobody works on it.");
        return decision;
    }

    /** Each page and form, with a text wherever a sender's or a person's is. */
    static Map<String, String> pages(String text) {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("silences", silences(text, Role.OPERATOR));
        pages.put("windows", windows(text, Role.OPERATOR));
        pages.put("silence-new", silenceForm(text));
        WindowTimes times = new WindowTimes(text, text, text, List.of(), text);
        pages.put(
                "window-new",
                ShownPages.html(
                        "window-new",
                        Section.NOISE,
                        Role.OPERATOR,
                        new WindowFormView("No: " + text, text, text, text, text, times, text, previewed(text))));
        return pages;
    }

    private static String silenceForm(String text) {
        return ShownPages.html(
                "silence-new",
                Section.NOISE,
                Role.OPERATOR,
                new SilenceFormView("No: " + text, text, text, List.of(), text, text, previewed(text)));
    }

    private static PreviewedView previewed(String text) {
        return PreviewedView.of(preview(text), NOW);
    }

    private static ObjectNode preview(String text) {
        ObjectNode preview = JSON.createObjectNode()
                .put("alerts", 21)
                .put("firing", 2)
                .put("pages", 1)
                .put("complete", true);
        preview.putArray("first")
                .addObject()
                .put("id", ID)
                .put("title", text)
                .put("source", text)
                .put("severity", "high")
                .put("state", "firing")
                .put("last_seen", "2026-11-22T09:58:00Z");
        return preview;
    }

    private static String silences(String text, Role role) {
        PageAnswers answers = new PageAnswers();
        answers.add("active", 200, ShownPages.list(Stream.of(silence(text, "active"))));
        answers.add(
                "pending",
                200,
                ShownPages.list(Stream.of(silence(text, "pending").put("starts_at", "2026-11-22T11:00:00Z"))));
        answers.add(
                "ended", 200, ShownPages.list(Stream.of(silence(text, "ended").put("ended_by", "bert"))));
        answers.add("previewSilence/" + ID, 200, preview(text).toString());
        return ShownPages.html(
                "suppressions",
                Section.NOISE,
                role,
                SilencesPage.view(answers, ShownPages.visit(Section.NOISE, Map.of(), role)));
    }

    private static ObjectNode silence(String text, String state) {
        ObjectNode silence = JSON.createObjectNode()
                .put("id", ID)
                .put("state", state)
                .put("author", "anna")
                .put("comment", "because of " + text)
                .put("created_at", "2026-11-22T09:00:00Z")
                .put("starts_at", "2026-11-22T09:00:00Z")
                .put("ends_at", "2026-11-22T12:00:00Z")
                .putNull("ended_by");
        ArrayNode matchers = silence.putArray("matchers");
        matchers.add(matcher("alertname", "=", "HighCPU"));
        matchers.add(matcher("service", text.equals("cart") ? "=~" : "=", text));
        return silence;
    }

    private static ObjectNode matcher(String name, String operator, String value) {
        String bounded = value.substring(0, Math.min(1_000, value.length()));
        return JSON.createObjectNode()
                .put("name", name)
                .put("operator", operator)
                .put("value", bounded);
    }

    private static String windows(String text, Role role) {
        ObjectNode often = window(text, "active")
                .put("rule", "FREQ=WEEKLY;BYDAY=SA")
                .put("active_until", "2026-11-22T12:00:00Z")
                .put("next_at", "2026-11-28T21:00:00Z");
        ObjectNode odd =
                window(text, "pending").put("rule", "FREQ=DAILY;BYSETPOS=1").put("next_at", "2026-11-28T21:00:00Z");
        ObjectNode over =
                window(text, "ended").put("ended_at", "2026-11-22T09:00:00Z").put("ended_by", "bert");
        PageAnswers answers = new PageAnswers();
        answers.add("windows", 200, ShownPages.list(Stream.of(often, odd, over)));
        return ShownPages.html(
                "suppressions",
                Section.NOISE,
                role,
                WindowsPage.view(answers, ShownPages.visit(Section.NOISE, Map.of(), role)));
    }

    private static ObjectNode window(String text, String state) {
        ObjectNode window = JSON.createObjectNode()
                .put("id", ID)
                .put("state", state)
                .put("starts_at", "2026-11-21T22:00:00")
                .put("zone", "Europe/Berlin")
                .put("length_seconds", 7_200)
                .putNull("rule")
                .put("author", "anna")
                .put("comment", "because of " + text)
                .putNull("change_id");
        window.putArray("scope").add(matcher("namespace", "=", text));
        window.putArray("expects").addArray().add(matcher("alertname", "=", text));
        window.putArray("except").addArray().add(matcher("severity", "=", text));
        return window;
    }

    private static PageVisit sent(Map<String, String> fields) {
        Map<String, List<String>> form = new LinkedHashMap<>();
        fields.forEach((name, value) -> form.put(name, List.of(value)));
        return new PageVisit(
                new Visitor(ShownPages.account(Role.OPERATOR), "token"),
                Theme.AUTO,
                "/console/silences",
                Map.of(),
                form,
                false,
                cookie -> {},
                "",
                true,
                NOW);
    }
}
