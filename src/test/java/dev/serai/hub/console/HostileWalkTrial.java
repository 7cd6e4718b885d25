package dev.serai.hub.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import dev.serai.approval.Role;
import dev.serai.hub.OwnWord;
import dev.serai.hub.WorldIT;
import dev.serai.hub.api.People;
import dev.serai.hub.console.WalkedHub.WalkingPerson;
import dev.serai.hub.intake.WebhookClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What senders and people write to break a page, looked at in a real browser: no script of theirs runs, no dialog opens, nobody
 * else is asked for anything, and the policy of pages has nothing to say. {@link NaughtyPagesTest} has all of it quickly.
 */
@WorldIT
class HostileWalkTrial extends ConsoleWalk {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 4_000;

    /** What no template of ours has. */
    private static final String FOREIGN =
            """
            () => [...document.querySelectorAll("*")]
              .filter(one => ["IMG", "IFRAME", "OBJECT", "EMBED", "VIDEO", "AUDIO", "BASE", "MATH"].includes(one.tagName)
                || one.tagName === "SCRIPT" && !one.src
                || [...one.attributes].some(a => a.name.startsWith("on") || a.name === "style" || /^\\s*javascript:/i.test(a.value)
                     && a.name !== "value"))
              .map(one => one.outerHTML.slice(0, 120))
            """;

    private final String word = OwnWord.next();

    @Test
    void whatever_is_written_runs_nothing_and_asks_nobody() {
        JsonNode approval = hub.proposal(word);
        String incident = approval.path("incident_id").asText();
        send(texts());
        WalkingPerson admin = hub.person(Role.ADMIN);
        try (Walker walker = Walker.at(port, chromium)) {
            Page page = walker.page();
            walker.login(admin.name(), People.PASSWORD);
            walker.open("/console/incidents/" + incident);
            page.getByLabel("Note for whoever comes next")
                    .fill(word + " <img src=x onerror=alert(1)> <script>alert(2)</script>");
            walker.send(page.getByText("Add the note"));
            assertThat(walker.said()).containsText("on the timeline");

            List<String> paths = new ArrayList<>(page.locator("nav.menu a").all().stream()
                    .map(link -> link.getAttribute("href"))
                    .toList());
            paths.add("/console/incidents/" + incident);
            paths.add("/console/approvals/" + approval.path("id").asText());
            for (String list : List.of("/incidents", "/alerts")) {
                paths.add("/console" + list + "?q=" + word);
                hub.read(list + "?q=" + word + "&limit=20")
                        .path("items")
                        .forEach(item -> paths.add(
                                "/console" + list + "/" + item.path("id").asText()));
            }
            assertThat(paths).hasSizeGreaterThan(20);
            for (String path : paths) {
                walker.open(path);
                assertThat((List<?>) page.evaluate(FOREIGN)).as(path).isEmpty();
            }

            // The same once more by way of the script that takes over what was fetched.
            walker.open("/console/incidents/" + incident);
            walker.mark();
            hub.asAdmin(
                    "POST",
                    "/incidents/" + incident + "/notes",
                    Map.of("text", "swapped in <img src=x onerror=alert(3)><svg onload=alert(4)>"));
            assertThat(page.locator("#timeline ~ .times")).containsText("swapped in <img src=x onerror=alert(3)>");
            assertThat(walker.sameDocument()).isTrue();
            assertThat((List<?>) page.evaluate(FOREIGN)).isEmpty();
            assertThat(walker.complaints()).isEmpty();

            // And it would have been noticed.
            page.evaluate(
                    "() => document.body.append(Object.assign(document.createElement('img'), {src: 'https://evil.test/x'}))");
            await().untilAsserted(() -> {
                page.evaluate("() => 1");
                assertThat(walker.complaints()).anyMatch(said -> said.contains("evil.test"));
            });
        }
    }

    /** Each of ours and of the lists; as many in one as an alert takes. */
    private static List<String> texts() {
        List<String> texts = new ArrayList<>();
        StringBuilder some = new StringBuilder();
        Stream.concat(ShownPages.payloads().stream(), NaughtyStrings.all().stream())
                // What holds a NUL is not taken in.
                .filter(text -> text.length() < LONGEST && text.indexOf(0) < 0)
                .forEach(text -> {
                    if (some.length() + text.length() > LONGEST) {
                        texts.add(some.toString());
                        some.setLength(0);
                    }
                    some.append(text).append('\n');
                });
        texts.add(some.toString());
        return texts;
    }

    private void send(List<String> texts) {
        int number = 0;
        for (String text : texts) {
            String payload = ShownPages.payload(number);
            ObjectNode alert = JSON.createObjectNode()
                    .put("title", word + " " + number + " " + payload)
                    .put("description", text)
                    .put("severity", "high");
            alert.putObject("labels")
                    .put("service", word + number)
                    .put("namespace", word)
                    .put("instance", ShownPages.payload(number + 20))
                    .put("reason", ShownPages.payload(number + 40));
            alert.putObject("annotations")
                    .put("summary", text)
                    .put("runbook_url", "javascript:alert(1)")
                    .put("dashboard_url", "https://evil.test/\"onclick=\"alert(1)");
            hub.post(alert.toString());
            number++;
        }
        ObjectNode group = JSON.createObjectNode()
                .put("version", "4")
                .put("status", "firing")
                .put("receiver", word);
        group.put("externalURL", "javascript:alert(1)")
                .putObject("commonLabels")
                .put("alertname", word);
        ObjectNode one = group.putArray("alerts").addObject().put("status", "firing");
        one.put("startsAt", "2026-11-22T09:00:00Z").put("generatorURL", "//evil.test/\"onload=alert(1)");
        one.putObject("labels")
                .put("alertname", word + " <svg onload=alert(1)>")
                .put("namespace", word);
        one.putObject("annotations")
                .put("summary", "</title><script>alert(1)</script>")
                .put("description", texts.get(0));
        assertThat(new WebhookClient(port).alertmanager(group.toString()).status())
                .isEqualTo(202);
        await().until(() -> hub.read("/incidents?q=" + word).path("items").size() > 5);
    }
}
