package dev.serai.hub.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.serai.approval.Role;
import dev.serai.hub.OwnWord;
import dev.serai.hub.WorldIT;
import dev.serai.hub.api.People;
import dev.serai.hub.console.WalkedHub.WalkingPerson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Much of everything in a real browser: many alerts, a storm, long texts on a phone and on a wall. */
@WorldIT
class ManyWalkTrial extends ConsoleWalk {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MANY = 120;
    private static final String BACKGROUND = "() => getComputedStyle(document.body).backgroundColor";

    /** What ends beyond the window, is cut off by what it stands in, or squeezed into a column. What scrolls by itself may be wider. */
    private static final String CLIPPED =
            """
            () => [...document.querySelectorAll("body *")].filter(one => {
              const box = one.getBoundingClientRect();
              const style = getComputedStyle(one);
              if (!box.width || style.position === "absolute" || one.closest("svg, dialog, .visually-hidden, nav ul, .scroll")) return false;
              const cut = ["hidden", "clip"].includes(style.overflowX) && one.scrollWidth > one.clientWidth;
              const squeezed = box.width < 60 && box.height > 120 && one.textContent.trim().length > 12;
              return cut || squeezed || box.right > innerWidth + 1 || box.left < -1;
            }).map(one => one.outerHTML.slice(0, 120))
            """;

    @Test
    void one_among_many_is_found_and_all_are_leafed_through() {
        String many = OwnWord.next();
        String one = OwnWord.next();
        ObjectNode body = JSON.createObjectNode();
        for (int i = 0; i < MANY; i++) {
            ObjectNode alert = body.withArray("alerts").addObject();
            alert.put("title", "Disk " + i + " of " + many + (i == 77 ? " called " + one : ""))
                    .put("severity", "low");
            alert.putObject("labels")
                    .put("instance", "disk-" + i)
                    .put("service", many)
                    .put("namespace", many);
        }
        hub.post(body.toString());
        await().until(() ->
                hub.read("/alerts?limit=200&q=" + many).path("items").size() == MANY);
        try (Walker walker = signedIn(hub.person(Role.VIEWER), new NewContextOptions())) {
            Page page = walker.page();
            walker.open("/console/alerts");
            page.keyboard().press("/");
            page.keyboard().type(one);
            walker.leave(() -> page.keyboard().press("Enter"));
            assertThat(page.locator("main .row")).hasCount(1);
            assertThat(page.locator("main .row")).containsText("Disk 77 of " + many);
            assertThat(page.locator("#q")).hasValue(one);

            page.locator("#q").fill(many);
            walker.leave(() -> page.keyboard().press("Enter"));
            assertThat(page.locator("main .row").first()).containsText(many);
            List<String> seen = new ArrayList<>(page.locator("main .row .title").allTextContents());
            Locator further = page.locator("a[rel=next]");
            while (further.count() > 0) {
                walker.leave(further::click);
                assertThat(page.locator("main .row").first()).containsText(many);
                seen.addAll(page.locator("main .row .title").allTextContents());
            }
            assertThat(seen).hasSize(MANY).doesNotHaveDuplicates();
            assertThat(walker.complaints()).isEmpty();
        }
    }

    @Test
    void a_storm_is_one_line_that_one_press_acknowledges_for_all_who_look() {
        String storm = OwnWord.next();
        int size = SameIncidents.STORM + 3;
        for (int i = 0; i < size; i++) {
            hub.alert("Target " + i + " of " + storm + " does not answer", storm + i, storm, Map.of());
        }
        WalkingPerson operator = hub.person(Role.OPERATOR);
        try (Walker first = signedIn(operator, new NewContextOptions());
                Walker second = signedIn(hub.person(Role.VIEWER), new NewContextOptions())) {
            String line = "does not answer” in " + storm;
            Locator row = first.page().locator("#now .row").filter(new Locator.FilterOptions().setHasText(line));
            assertThat(row).containsText("Eight incidents like “Target ");
            row.getByText("Which ones").click();
            assertThat(row.locator("details a")).hasCount(6);
            assertThat(row.locator("details")).containsText("and 3 more");
            second.mark();
            assertThat(second.page().locator("#now")).containsText(line);

            first.send(row.getByText("Acknowledge all " + size));

            assertThat(first.said()).containsText("You have them now");
            // Who has them stands in a line of its own, and nothing is asked about it any more.
            assertThat(row).hasCount(1);
            assertThat(row.locator("button")).hasCount(0);
            assertThat(second.page().locator("h2:has-text('Somebody has them') + .card"))
                    .containsText(line);
            assertThat(second.sameDocument()).isTrue();
            assertThat(first.complaints()).isEmpty();
        }
        assertThat(hub.read("/incidents?state=acknowledged&limit=200&q=" + storm)
                        .path("items"))
                .hasSize(size);
    }

    @Test
    void no_text_is_cut_off_on_a_phone_at_a_desk_or_on_a_wall() {
        String word = OwnWord.next();
        String long200 = (word + "-").repeat(20).substring(0, 200);
        hub.alert(
                long200.substring(0, 190),
                word,
                word,
                Map.of("summary", long200 + " " + long200, "dashboard_url", "https://example.com/" + long200));
        String approval =
                "/console/approvals/" + hub.proposal(word + "-host").path("id").asText();
        String incident = "/console/incidents/" + hub.incident(word);
        WalkingPerson admin = hub.person(Role.ADMIN);
        List<String> wrong = new ArrayList<>();
        for (int width : new int[] {Walker.PHONE, Walker.DESK, Walker.WALL}) {
            ColorScheme colours = width == Walker.DESK ? ColorScheme.DARK : ColorScheme.LIGHT;
            NewContextOptions options =
                    new NewContextOptions().setViewportSize(width, 900).setColorScheme(colours);
            try (Walker walker = signedIn(admin, options)) {
                Page page = walker.page();
                List<String> paths = new ArrayList<>(page.locator("nav.menu a").all().stream()
                        .map(link -> link.getAttribute("href"))
                        .toList());
                paths.addAll(List.of(
                        incident, approval, "/console/alerts?q=" + word, "/console/sessions", "/console/password"));
                for (String path : paths) {
                    walker.open(path);
                    Object beyond = page.evaluate("() => document.documentElement.scrollWidth - innerWidth");
                    if (((Number) beyond).intValue() > 0) {
                        wrong.add(path + " at " + width + " is wider than the window by " + beyond);
                    }
                    ((List<?>) page.evaluate(CLIPPED)).forEach(one -> wrong.add(path + " at " + width + ": " + one));
                }
                // Without a choice of one's own the colours are those of the system.
                assertThat(page.evaluate(BACKGROUND))
                        .isEqualTo(colours == ColorScheme.DARK ? "rgb(18, 20, 22)" : "rgb(246, 245, 241)");
                walker.open("/console/sessions");
                walker.leave(() -> page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Dark"))
                        .click());
                assertThat(page.locator("html[data-theme=dark]")).hasCount(1);
                assertThat(page.evaluate(BACKGROUND)).isEqualTo("rgb(18, 20, 22)");
                assertThat(walker.complaints()).isEmpty();
            }
        }
        assertThat(wrong).isEmpty();
    }

    private Walker signedIn(WalkingPerson person, NewContextOptions options) {
        Walker walker = Walker.at(port, chromium, options);
        walker.login(person.name(), People.PASSWORD);
        return walker;
    }
}
