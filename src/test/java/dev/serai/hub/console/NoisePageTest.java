package dev.serai.hub.console;

import static dev.serai.hub.console.ShownPages.JSON;
import static dev.serai.hub.console.ShownPages.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.approval.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page Noise, of what the operation answers. */
class NoisePageTest {

    @Test
    void a_quiet_time_is_said_in_words() {
        String html = html(noise(0));

        assertThat(html)
                .contains("<h1>No alert in the last 14 days</h1>")
                .contains("Nobody was paged.", "No alert came.", "Triage held nothing back.", "No rule had an alert.")
                .doesNotContain("NaN", "null");
    }

    @Test
    void pages_are_counted_and_the_day_that_goes_on_is_marked() {
        NoiseView view = NoisePage.view(noise(3), "14", NOW);

        assertThat(view.title()).isEqualTo("42 pages in the last 14 days");
        assertThat(view.facts()).extracting(PageFact::text).contains("420 alerts", "held back 84 times");
        assertThat(view.charts())
                .extracting(ChartView::id)
                .containsExactly("pages", "alerts", "hours", "acknowledge", "resolve");
        assertThat(view.charts().get(0).bars()).hasSize(14);
        assertThat(view.charts().get(0).bars().get(13).said()).isEqualTo("22 Nov: 3 pages so far");
        assertThat(view.charts().get(2).bars()).hasSize(24);
        assertThat(view.charts().get(3).table().rows().get(0).cells()).containsExactly("4 min so far", "15 min");
    }

    @Test
    void a_rule_leads_to_its_alerts_and_incidents() {
        ObjectNode noise = noise(3);
        rule(noise, "Pod & Co", true);
        rule(noise, "Queue of cart grows", false);
        noise.put("all_rules", 60);
        String html = html(noise);

        assertThat(html)
                .contains("href=\"/console/alerts?label=alertname%3APod+%26amp%3B+Co\"".replace("%26amp%3B", "%26"))
                .contains("href=\"/console/incidents?q=Queue+of+cart+grows\"")
                .contains("Its alerts come and go too often: 3 times", "And 58 more rules");
    }

    @Test
    void a_name_without_its_secret_is_searched_by_nobody() {
        ObjectNode noise = noise(3);
        rule(noise, "login failed with DB_PASS=[redacted:secret]", false);
        rule(noise, "[redacted:token]", true);
        rule(noise, "a very long one…", true);
        String html = html(noise);

        assertThat(html)
                .contains(
                        "login failed with DB_PASS=[redacted:secret]</th>",
                        "[redacted:token]</th>",
                        "a very long one…</th>")
                .doesNotContain("/console/alerts?q=", "/console/alerts?label=", "/console/incidents?");
    }

    @Test
    void no_name_of_a_rule_changes_what_the_page_is_made_of() {
        ObjectNode plain = noise(3);
        rule(plain, "plain", true);
        plain.withArray("held_back").addObject().put("reason", "plain").put("times", 2);
        for (String payload : ShownPages.payloads()) {
            ObjectNode noise = noise(3);
            rule(noise, payload.isBlank() ? "blank" : payload, true);
            noise.withArray("held_back").addObject().put("reason", payload).put("times", 2);

            assertThat(ShownPages.structure(html(noise))).as(payload).isEqualTo(ShownPages.structure(html(plain)));
        }
    }

    @Test
    void it_asks_for_the_days_that_are_chosen() {
        NoisePage page = new NoisePage(null);

        assertThat(page.calls(ShownPages.visit(Section.NOISE, Map.of())).get(0).query())
                .isEqualTo("days=14");
        assertThat(page.calls(ShownPages.visit(Section.NOISE, Map.of("days", List.of("31"))))
                        .get(0)
                        .query())
                .isEqualTo("days=31");
    }

    private static String html(ObjectNode noise) {
        return ShownPages.html("noise", Section.NOISE, Role.VIEWER, NoisePage.view(noise, "14", NOW));
    }

    private static ObjectNode noise(int pages) {
        ObjectNode noise = JSON.createObjectNode();
        Instant today = NOW.truncatedTo(ChronoUnit.DAYS);
        for (int day = 13; day >= 0; day--) {
            ObjectNode one = noise.withArray("days").addObject();
            one.put("at", today.minus(Duration.ofDays(day)).toString());
            one.put("alerts", pages * 10).put("pages", pages).put("held_back", pages * 2);
            if (pages > 0) {
                one.put("acknowledged_median", 240).put("acknowledged_p90", 900);
            } else {
                one.putNull("acknowledged_median").putNull("acknowledged_p90");
            }
            one.putNull("resolved_median").putNull("resolved_p90");
        }
        for (int hour = 23; hour >= 0; hour--) {
            noise.withArray("hours")
                    .addObject()
                    .put("at", NOW.minus(Duration.ofHours(hour)).toString())
                    .put("alerts", pages);
        }
        noise.putArray("held_back");
        noise.putArray("rules");
        return noise.put("all_rules", 0);
    }

    private static void rule(ObjectNode noise, String name, boolean labelled) {
        ObjectNode rule = noise.withArray("rules").addObject();
        rule.put("name", name).put("labelled", labelled).put("alerts", 1234).put("returned", 2);
        rule.put("incidents", 4).put("pages", 3);
        rule.withArray("held_back").addObject().put("reason", "FLAPPING").put("times", 3);
    }
}
