package dev.serai.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.hub.HubIT;
import dev.serai.hub.TestKeys;
import dev.serai.hub.api.ApiClient.Answer;
import dev.serai.hub.db.Ids;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Filters, orders and pages of lists. */
@HubIT
class ListsIT {

    private static final String SEEN = "2001-02-03T04:05:06Z";

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    ApiClient api;
    String admin;
    Stock stock;

    @BeforeEach
    void stock() {
        api = new ApiClient(port);
        admin = api.token("admin", TestKeys.ADMIN_PASSWORD);
        stock = new Stock(jdbc);
    }

    @Test
    void alerts_are_found_by_label_words_source_severity_environment_and_time() {
        String mark = "m" + UUID.randomUUID().toString().replace("-", "");
        UUID first =
                alert(mark, "Payment-API: \"Disk\" full", "{\"team\": \"a:b\\\\\\\"c,{d}\"}", "2001-02-03T04:05:06Z");
        UUID second = alert(mark, "Queue full", "{\"team\": \"other\"}", "2001-02-03T04:05:07Z");
        String mine = "&source=" + mark;

        assertThat(ids("/alerts?limit=9" + mine)).containsExactly(second.toString(), first.toString());
        assertThat(ids("/alerts?sort=last_seen_asc" + mine)).containsExactly(first.toString(), second.toString());
        assertThat(ids("/alerts?q=" + encoded("FULL disk") + mine)).containsExactly(first.toString());
        assertThat(ids("/alerts?q=payment" + mine)).containsExactly(first.toString());
        assertThat(ids("/alerts?q=" + encoded("full' | !x:*") + mine)).isEmpty();
        assertThat(ids("/alerts?label=" + encoded("team:a:b\\\"c,{d}") + mine)).containsExactly(first.toString());
        assertThat(ids("/alerts?label=team:other&label=team:x" + mine)).isEmpty();
        assertThat(ids("/alerts?severity=high&environment=production&state=firing" + mine))
                .hasSize(2);
        assertThat(ids("/alerts?severity=low" + mine)).isEmpty();
        assertThat(ids("/alerts?environment=test" + mine)).isEmpty();
        assertThat(ids("/alerts?from=2001-02-03T04:05:07Z" + mine)).containsExactly(second.toString());
        assertThat(ids("/alerts?to=2001-02-03T04:05:07Z" + mine)).containsExactly(first.toString());
    }

    @Test
    void what_is_searched_follows_the_content() {
        String mark = "m" + UUID.randomUUID().toString().replace("-", "");
        UUID id = alert(mark, "Disk full", "{\"team\": \"a\"}", "2001-02-03T04:05:06Z");

        jdbc.update("update alert set severity = 'low', title = 'Calm', labels = '{\"team\": \"b\"}' where id = ?", id);

        assertThat(ids("/alerts?severity=high&source=" + mark)).isEmpty();
        assertThat(ids("/alerts?severity=low&label=team:b&q=calm&source=" + mark))
                .containsExactly(id.toString());
    }

    @Test
    void incidents_are_found_by_words_place_state_verdict_and_time() {
        String mark = "w" + UUID.randomUUID().toString().replace("-", "");
        jdbc.update(
                "update incident set title = ?, workload = ?, verdict = 'page' where id = ?",
                "Disk full " + mark,
                mark,
                stock.incident);
        String id = stock.incident.toString();

        assertThat(ids("/incidents?q=" + mark + "+disk")).containsExactly(id);
        assertThat(ids("/incidents?namespace=shop&verdict=page&state=open&severity=high&workload=" + mark))
                .containsExactly(id);
        assertThat(ids("/incidents?verdict=suppress&workload=" + mark)).isEmpty();
        assertThat(ids("/incidents?namespace=other&workload=" + mark)).isEmpty();
        assertThat(ids(
                        "/incidents?from=2026-11-21T08:30:00.123456Z&to=2026-11-21T08:30:00.123457Z&sort=opened_at_asc&workload="
                                + mark))
                .containsExactly(id);
    }

    @Test
    void incidents_are_found_by_the_source_and_labels_of_one_of_their_alerts() {
        String mark = "m" + UUID.randomUUID().toString().replace("-", "");
        String id = stock.incident.toString();
        for (String team : List.of("a", "b")) {
            UUID alert =
                    alert(mark + team, "Disk full", "{\"team\": \"" + team + "\", \"mark\": \"" + mark + "\"}", SEEN);
            jdbc.update("update alert set incident_id = ? where id = ?", stock.incident, alert);
        }

        for (String sort : List.of("opened_at_desc", "opened_at_asc")) {
            String sorted = "/incidents?sort=" + sort;
            assertThat(ids(sorted + "&source=" + mark + "a")).containsExactly(id);
            assertThat(ids(sorted + "&source=" + mark)).isEmpty();
            assertThat(ids(sorted + "&label=mark:" + mark)).containsExactly(id);
            assertThat(ids(sorted + "&label=team:b&label=mark:" + mark)).containsExactly(id);
            assertThat(ids(sorted + "&label=team:c&label=mark:" + mark)).isEmpty();
            assertThat(ids(sorted + "&label=team:b&source=" + mark + "b")).containsExactly(id);
            assertThat(ids(sorted + "&label=team:b&source=" + mark + "a")).isEmpty();
            assertThat(ids(sorted + "&state=resolved&source=" + mark + "a")).isEmpty();
        }
    }

    @Test
    void the_other_lists_have_their_filters_and_orders() {
        String incident = "&incident_id=" + stock.incident;
        assertThat(ids("/actions?playbook=inspect-artefact&risk_level=medium&sort=created_at_asc" + incident))
                .containsExactly(stock.action.toString());
        assertThat(ids("/actions?risk_level=low" + incident)).isEmpty();
        assertThat(ids("/approvals?risk_level=medium&sort=expires_at_asc&limit=200" + incident))
                .containsExactly(stock.approval.toString());
        assertThat(ids("/approvals?from=2027-11-21T00:00:00Z" + incident)).isEmpty();
        assertThat(ids("/jobs?state=dead&job=notify-incident&sort=failed_at_asc&limit=200"))
                .contains(stock.job.toString());
        assertThat(ids("/jobs?state=dead&job=other")).isEmpty();
        api.login("admin", TestKeys.ADMIN_PASSWORD);
        JsonNode mine = get("/audit?actor=user:admin&verb=session.opened&object_type=user&limit=2");
        assertThat(mine.path("items")).hasSize(2);
        String user = mine.path("items").path(0).path("object_id").asText();
        JsonNode oldest = get("/audit?sort=at_asc&limit=200&object_id=" + user);
        assertThat(oldest.path("items").path(0).path("verb").asText()).isEqualTo("user.created");
        assertThat(ids("/audit?verb=nothing")).isEmpty();
        assertThat(ids("/users?role=admin&disabled=false&sort=created_at_asc&limit=1"))
                .containsExactly(user);
        // Other tests made accounts too: whatever comes must be what was asked for.
        assertThat(get("/users?role=viewer&disabled=false&limit=20").path("items"))
                .allSatisfy(account -> assertThat(account.path("role").asText() + account.path("disabled"))
                        .isEqualTo("viewerfalse"));
        assertThat(ids("/users?role=admin&disabled=true&limit=200")).doesNotContain(user);
    }

    @Test
    void pages_in_either_order_hold_every_item_once() {
        String mark = "m" + UUID.randomUUID().toString().replace("-", "");
        List<String> mine = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            mine.add(alert(mark, "Disk full", "{}", "2001-02-03T04:05:06Z").toString());
        }
        for (String sort : List.of("last_seen_asc", "last_seen_desc")) {
            List<String> seen = new ArrayList<>();
            String cursor = "";
            do {
                JsonNode page = get("/alerts?limit=3&source=" + mark + "&sort=" + sort + cursor);
                page.path("items").forEach(item -> seen.add(item.path("id").asText()));
                cursor = page.path("next_cursor").isNull()
                        ? ""
                        : "&cursor=" + page.path("next_cursor").asText();
            } while (!cursor.isEmpty());
            assertThat(seen).as(sort).containsExactlyInAnyOrderElementsOf(mine);
        }
    }

    @Test
    void a_cursor_is_good_for_its_own_list_only() {
        stock.alert(Ids.next(), stock.at);
        String cursor = "&cursor="
                + get("/alerts?limit=1&state=firing").path("next_cursor").asText();

        assertThat(get("/alerts?limit=2&state=firing" + cursor).path("items")).isNotEmpty();
        for (String other : List.of(
                "/alerts?limit=1",
                "/alerts?limit=1&state=firing&severity=high",
                "/alerts?state=firing&sort=last_seen_asc",
                "/incidents?state=open")) {
            Answer answer = api.get(other + cursor, admin);
            assertThat(answer.status()).as(other).isEqualTo(400);
            assertThat(answer.json().path("detail").asText()).contains("other filters or another sort");
        }
    }

    @Test
    void a_cursor_in_another_spelling_is_refused() {
        String mark = "m" + UUID.randomUUID().toString().replace("-", "");
        for (int i = 0; i < 2; i++) {
            // With a time of whole seconds, two bits of the last character are left over.
            alert(mark, "Disk full", "{}", "2001-02-03T04:05:06Z");
        }
        String list = "/alerts?limit=1&source=" + mark;
        String cursor = get(list).path("next_cursor").asText();
        list += "&cursor=";
        char last = cursor.charAt(cursor.length() - 1);

        assertThat(api.get(list + cursor, admin).status()).isEqualTo(200);
        for (String other :
                List.of(cursor + "=", cursor + "==", cursor.substring(0, cursor.length() - 1) + (char) (last + 1))) {
            Answer answer = api.get(list + other, admin);
            assertThat(answer.status()).as(other).isEqualTo(400);
            assertThat(answer.json().path("detail").asText()).contains("not the next_cursor");
        }
    }

    @Test
    void a_bad_filter_says_what_and_where() {
        said("/alerts?from=yesterday", "from");
        said("/alerts?to=2026-11-21", "to");
        said("/alerts?label=nocolon", "label");
        said("/alerts?sort=title", "sort");
        said("/alerts?q=", "q");
        said("/alerts?q=---", "q", "no word");
        said("/alerts?q=" + encoded("<b> &amp;"), "q", "no word");
        said("/incidents?q=%20!", "q", "no word");
        said("/incidents?label=nocolon", "label");
        said("/alerts?source=", "source");
        said("/users?disabled=perhaps", "disabled");
        said("/actions?incident_id=1", "incident_id", "is not a UUID");
        said("/alerts/not-an-id", "alertId", "is not a UUID");
    }

    private void said(String path, String... words) {
        Answer answer = api.get(path, admin);
        assertThat(answer.status()).as(path).isEqualTo(400);
        assertThat(answer.json().path("detail").asText()).contains(words).doesNotContain("regex", "ECMA", "^[");
    }

    private UUID alert(String source, String title, String labels, String seen) {
        UUID id = Ids.next();
        stock.alert(id, Timestamp.from(Instant.parse(seen)));
        jdbc.update(
                "update alert set source = ?, title = ?, labels = cast(? as jsonb) where id = ?",
                source,
                title,
                labels,
                id);
        return id;
    }

    private List<String> ids(String path) {
        List<String> ids = new ArrayList<>();
        get(path).path("items").forEach(item -> ids.add(item.path("id").asText()));
        return ids;
    }

    private JsonNode get(String path) {
        Answer answer = api.get(path, admin);
        assertThat(answer.status()).as(path + " " + answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
