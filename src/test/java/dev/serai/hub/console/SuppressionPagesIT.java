package dev.serai.hub.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serai.approval.Role;
import dev.serai.hub.OwnWord;
import dev.serai.hub.WorldIT;
import dev.serai.hub.console.ConsoleBrowser.Page;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Silences and windows by the console's forms, over a whole hub. */
@WorldIT
class SuppressionPagesIT {

    private static final String SILENCES = "/console/silences";
    private static final String WINDOWS = "/console/windows";

    @LocalServerPort
    int port;

    private final String word = OwnWord.next();
    private ConsolePeople people;
    private ConsoleBrowser operator;

    @BeforeEach
    void people() {
        people = new ConsolePeople(port);
        operator = people.browser(Role.OPERATOR);
    }

    @Test
    void a_silence_is_shown_before_it_is_made_and_ended_from_the_list() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("matchers", "alertname=\"" + word + "\", service=~\"cart.*\"");
        form.put("comment", "deploy of " + word);
        form.put("duration", "2h");
        form.put("step", "create");

        Page preview = send(operator, SILENCES + "/new", SILENCES, form);
        assertThat(preview.status()).as(preview.text()).isEqualTo(200);
        assertThat(preview.text()).contains("it would have held back nothing", "deploy of " + word, "Silence it");
        assertThat(operator.get(SILENCES).text()).doesNotContain(word);

        form.put("previewed", form.get("matchers"));
        Page made = send(operator, SILENCES + "/new", SILENCES, form);
        assertThat(made.location()).as(made.text()).isEqualTo(SILENCES);
        String list = operator.get(SILENCES).text();
        assertThat(list).contains("Silenced.", "deploy of " + word, "holds back nothing right now");
        assertThat(people.browser(Role.VIEWER).get(SILENCES).text())
                .contains("deploy of " + word)
                .doesNotContain("End it");

        String end = found(list, SILENCES, "deploy of " + word);
        assertThat(send(people.browser(Role.VIEWER), "/console", end, Map.of()).status())
                .isEqualTo(403);
        assertThat(send(operator, SILENCES, end, Map.of()).location()).isEqualTo(SILENCES);
        assertThat(operator.get(SILENCES).text()).contains("ended early by").doesNotContain(end);
        assertThat(send(operator, SILENCES, end, Map.of()).status()).isEqualTo(409);
    }

    @Test
    void what_cannot_be_is_refused_on_the_form_with_what_was_written() {
        for (Map<String, String> bad : List.of(
                Map.of("matchers", "a=~\"(" + word),
                Map.of("matchers", word + "=~\".*\""),
                Map.of("matchers", "a=\"" + word + "\"", "previewed", "a=\"" + word + "\"", "step", "create"),
                Map.of(
                        "matchers",
                        "a=\"" + word + "\"",
                        "previewed",
                        "a=\"" + word + "\"",
                        "step",
                        "create",
                        "until",
                        "2001-01-01T00:00"))) {
            Page refused = send(operator, SILENCES + "/new", SILENCES, bad);
            assertThat(refused.status()).as(bad + refused.text()).isBetween(400, 422);
            assertThat(refused.text()).as(bad.toString()).contains("role=\"alert\"", word, "<textarea id=\"matchers\"");
        }
        assertThat(operator.get(SILENCES).text()).doesNotContain(word);
        assertThat(send(operator, SILENCES, SILENCES + "/" + UUID.randomUUID() + "/end", Map.of())
                        .status())
                .isEqualTo(404);
        for (String page : new String[] {SILENCES, WINDOWS}) {
            ConsoleBrowser viewer = people.browser(Role.VIEWER);
            assertThat(viewer.get(page + "/new").status()).isEqualTo(403);
            assertThat(send(viewer, "/console", page, Map.of("matchers", "a=1", "scope", "a=1"))
                            .status())
                    .isEqualTo(403);
            assertThat(operator.post(page, Map.of("matchers", "a=1", "scope", "a=1"))
                            .status())
                    .as("without the form's token")
                    .isEqualTo(403);
        }
    }

    @Test
    void a_window_is_shown_before_it_is_made_and_ended_from_the_list() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("scope", "namespace=\"" + word + "\"");
        form.put("expects", "alertname=~\"Pod.*\"\nalertname=\"Slow\"");
        form.put("except", "severity=\"critical\"");
        form.put("comment", "update of " + word);
        form.put("starts", "2031-01-04T22:00");
        form.put("zone", "Europe/Berlin");
        form.put("length", "2h");
        form.put("usual", "");
        form.put("rule", "FREQ=WEEKLY;BYDAY=SA");

        Page preview = send(operator, WINDOWS + "/new", WINDOWS, form);
        assertThat(preview.status()).as(preview.text()).isEqualTo(200);
        Matcher previewed =
                Pattern.compile("name=\"previewed\" value=\"([^\"]*)\"").matcher(preview.text());
        assertThat(previewed.find()).as(preview.text()).isTrue();
        form.put("previewed", Parser.unescapeEntities(previewed.group(1), true));
        form.put("step", "create");
        form.put("zone", "Moon/Crater");
        Page refused = send(operator, WINDOWS + "/new", WINDOWS, form);
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.text()).contains("role=\"alert\"", "Moon/Crater");

        form.put("zone", "Europe/Berlin");
        assertThat(send(operator, WINDOWS + "/new", WINDOWS, form).location()).isEqualTo(WINDOWS);
        String list = operator.get(WINDOWS).text();
        assertThat(list)
                .contains("Planned.", "update of " + word)
                .contains("every week on Saturday at 22:00 in Europe/Berlin, for 2 hours")
                .contains("Not covered <code>severity=\"critical\"</code>");

        String end = found(list, WINDOWS, "update of " + word);
        assertThat(send(operator, WINDOWS, end, Map.of()).location()).isEqualTo(WINDOWS);
        assertThat(operator.get(WINDOWS).text()).contains("ended by").doesNotContain(end);
    }

    @Test
    void a_form_is_filled_from_an_alert_and_from_an_incident_and_both_say_what_was_decided() {
        people.alert("Queue of " + word + " grows", word, Map.of());
        await().until(() -> !people.incident(word).isEmpty());
        String incident = "/console/incidents/" + people.incident(word);
        await().untilAsserted(() -> assertThat(operator.get(incident).text()).contains("Why people were notified"));
        String page = operator.get(incident).text();
        assertThat(page).contains("What each stage said", SILENCES + "/new?incident=" + people.incident(word));

        Matcher alert = Pattern.compile("/console/alerts/([0-9a-f-]{36})").matcher(page);
        assertThat(alert.find()).isTrue();
        assertThat(operator.get(alert.group()).text())
                .contains("Why people were notified", SILENCES + "/new?alert=" + alert.group(1));
        for (String from : new String[] {"incident=" + people.incident(word), "alert=" + alert.group(1)}) {
            assertThat(operator.get(SILENCES + "/new?" + from).text()).contains("=\"" + word);
        }
        assertThat(operator.get(SILENCES + "/new?alert=" + UUID.randomUUID()).text())
                .contains("required></textarea>");
    }

    /** Where the form of the line with this comment ends it. */
    private static String found(String list, String path, String comment) {
        Matcher end = Pattern.compile("action=\"(" + path + "/[0-9a-f-]{36}/end)\"")
                .matcher(list.substring(list.indexOf(comment)));
        assertThat(end.find()).as(list).isTrue();
        return end.group(1);
    }

    private static Page send(ConsoleBrowser browser, String page, String path, Map<String, String> fields) {
        Map<String, String> form = new LinkedHashMap<>(fields);
        form.put("_csrf", browser.get(page).token());
        return browser.post(path, form);
    }
}
