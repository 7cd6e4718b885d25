package dev.serai.hub.console;

import static dev.serai.hub.console.ShownPages.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.alert.Severity;
import dev.serai.approval.Role;
import dev.serai.hub.http.Problem;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NowPageTest {

    private static final String ACTION = "01938f00-0000-7000-8000-000000000009";

    @Test
    void what_waits_stands_first_as_a_sentence_with_what_can_be_done() {
        PageAnswers answers = answers(Stream.of("cart crashes right after its rollout"), "shop");

        String html = html(answers, Role.OPERATOR);

        assertThat(html)
                .contains("<h1>Two things wait for you</h1>")
                .contains("Roll back shop/shop on shop from 1.5.0 to 1.4.2?")
                .contains("26 minutes left")
                .contains("one decision, operator or above")
                .contains("cart crashes right after its rollout")
                .contains(">Acknowledge</button>")
                .contains("aria-label=\"high\"");
    }

    @Test
    void what_somebody_has_is_shown_though_it_paged_nobody_but_not_with_what_it_belongs_to() {
        PageAnswers answers = new PageAnswers();
        answers.add(
                "taken-quiet",
                200,
                ShownPages.list(Stream.of(
                        ShownPages.incident("own", "Disk of billing fills"),
                        ShownPages.incident("part", "Cart waits for billing").put("parent", "own"))));

        assertThat(html(answers, Role.OPERATOR))
                .contains("Disk of billing fills")
                .doesNotContain("Cart waits");
    }

    @Test
    void a_hub_that_can_notify_nobody_says_so() {
        PageAnswers answers = answers(Stream.of("cart crashes"), "shop");
        NowView alone = NowPage.view(answers, ShownPages.account(Role.OPERATOR), NOW, false);

        assertThat(ShownPages.html("now", Section.NOW, Role.OPERATOR, alone))
                .contains("No chat and no other channel is connected", "/console/connections");
        assertThat(html(answers, Role.OPERATOR)).doesNotContain("is connected");
    }

    @Test
    void who_may_only_read_is_offered_no_button() {
        String html = html(answers(Stream.of("cart crashes"), "shop"), Role.VIEWER);

        assertThat(html).contains("<h1>One thing waits for you</h1>").doesNotContain("Acknowledge</button>");
        assertThat(html).doesNotContain("Approve or reject");
    }

    @Test
    void many_of_a_kind_are_one_line_that_is_acknowledged_at_once() {
        PageAnswers answers = answers(IntStream.range(0, 200).mapToObj(n -> "web-" + n + " is down"), "shop");

        NowView view = NowPage.view(answers, ShownPages.account(Role.OPERATOR), NOW, true);
        String html = html(answers, Role.OPERATOR);

        assertThat(view.pages()).singleElement().satisfies(storm -> {
            assertThat(storm.ids()).hasSize(200);
            assertThat(storm.titles()).hasSize(5);
        });
        assertThat(html)
                .contains("Acknowledge all 200")
                .contains("and 195 more")
                .hasSizeLessThan(20_000);
    }

    @Test
    void a_storm_beyond_what_is_read_is_at_least_so_large_and_is_taken_in_portions() throws IOException {
        PageAnswers answers = new PageAnswers();
        answers.add("pages", 200, cut(pages(0, 200)));
        answers.add("open", 200, cut(pages(200, 396)));
        String html = html(answers, Role.OPERATOR);
        PageAnswers few = new PageAnswers();
        few.add("pages", 200, cut(pages(0, 6)));
        PageAnswers taken = new PageAnswers();
        taken.add("taken", 200, cut(pages(0, 50)));

        assertThat(html)
                .contains("At least 396 incidents like “web-0 is down”", "at least 396 alerts", "and at least 391 more")
                .contains("Acknowledge the first 200<");
        assertThat(html(few, Role.OPERATOR)).contains("Acknowledge these 6<").doesNotContain("Acknowledge all");
        assertThat(html(taken, Role.OPERATOR)).contains("At least 50 incidents like");
    }

    @Test
    void the_worst_and_oldest_are_shown_of_what_fits_nobody_and_all_are_counted() {
        PageAnswers answers = new PageAnswers();
        Stream<ObjectNode> many = IntStream.range(0, 60)
                .mapToObj(n -> ShownPages.incident("i" + n, "Fire " + "x".repeat(n))
                        .put("severity", n == 59 ? "critical" : "high")
                        .put("opened_at", "2026-11-01T%02d:00:00.000Z".formatted(n % 24)));
        answers.add("pages", 200, ShownPages.list(many));

        NowView view = NowPage.view(answers, ShownPages.account(Role.OPERATOR), NOW, true);

        assertThat(view.title()).isEqualTo("60 things wait for you");
        assertThat(view.more()).isTrue();
        assertThat(view.pages()).hasSize(50);
        assertThat(view.pages().get(0).severity()).isEqualTo(Severity.CRITICAL);
        assertThat(view.pages().subList(1, 50))
                .extracting(line -> line.since().iso())
                .isSorted();
    }

    private static Stream<ObjectNode> pages(int from, int to) {
        return IntStream.range(from, to).mapToObj(n -> ShownPages.incident("i" + n, "web-" + n + " is down")
                .put("alerts", 1)
                .put("environment", "shop")
                .put("cluster", "shop")
                .put("namespace", "shop"));
    }

    @Test
    void what_says_different_things_is_never_one_line_wherever_it_comes_from() {
        PageAnswers answers = answers(
                Stream.of(
                        "Payments are refused", "Database down", "Fire", "Root login", "Certificate ends", "No paper"),
                "shop");

        NowView view = NowPage.view(answers, ShownPages.account(Role.OPERATOR), NOW, true);

        assertThat(view.pages()).hasSize(6).noneMatch(NowView.IncidentLine::isStorm);
    }

    @Test
    void nothing_to_do_says_so_and_what_comes_next() {
        PageAnswers answers = new PageAnswers();

        assertThat(html(answers, Role.ADMIN))
                .contains("<h1>Nothing waits for you</h1>")
                .contains("What comes next appears here by itself.");
    }

    @Test
    void what_failed_to_answer_is_never_nothing_to_do() {
        for (String operation : List.of("approvals", "actions", "pages", "untriaged", "open", "taken")) {
            PageAnswers answers = answers(Stream.empty(), "shop");
            answers.add(operation, new Problem(503, "busy", "Busy", "Try again.", Map.of("Retry-After", "3")));

            assertThatThrownBy(() -> html(answers, Role.OPERATOR))
                    .as(operation)
                    .isInstanceOfSatisfying(Problem.class, problem -> {
                        assertThat(problem.status()).isEqualTo(503);
                        assertThat(problem.headers()).containsEntry("Retry-After", "3");
                    });
        }
    }

    @Test
    void what_is_not_for_who_looks_is_left_out() {
        PageAnswers answers = new PageAnswers();
        answers.add("approvals", new Problem(403, "forbidden", "Forbidden", "Not yours."));

        assertThat(html(answers, Role.VIEWER)).contains("<h1>Nothing waits for you</h1>");
    }

    @Test
    void the_oldest_page_stands_there_however_many_have_opened_since() throws IOException {
        PageAnswers answers = new PageAnswers();
        answers.add("pages", 200, ShownPages.list(Stream.of(ShownPages.incident("old", "the old page"))));
        answers.add("open", 200, cut(IntStream.range(0, 200).mapToObj(n -> ShownPages.incident("q" + n, "quiet " + n)
                .put("verdict", "suppress"))));

        String html = html(answers, Role.OPERATOR);

        assertThat(html).contains("<h1>At least one thing waits for you</h1>", "the old page");
        assertThat(new NowPage(null, tenant -> true).calls()).anySatisfy(call -> assertThat(call.query())
                .contains("verdict=page", "sort=opened_at_asc", "state=open"));
    }

    @Test
    void what_triage_has_not_reached_waits_too_however_old_it_is() {
        PageAnswers answers = new PageAnswers();
        ObjectNode old = ShownPages.incident("old", "an old one").putNull("verdict");
        answers.add("untriaged", 200, ShownPages.list(Stream.of(old)));

        assertThat(html(answers, Role.VIEWER)).contains("<h1>One thing waits for you</h1>", "an old one");
        assertThat(new NowPage(null, tenant -> true).calls()).anySatisfy(call -> assertThat(call.query())
                .contains("verdict=none", "sort=opened_at_asc", "state=open"));
    }

    @Test
    void nothing_is_never_said_while_there_is_more_than_was_read() throws IOException {
        for (String list : List.of("approvals", "pages", "untriaged", "open")) {
            PageAnswers answers = new PageAnswers();
            answers.add(list, 200, cut(Stream.empty()));

            assertThat(html(answers, Role.OPERATOR))
                    .as(list)
                    .doesNotContain("Nothing waits", "No page is unacknowledged and")
                    .contains("Not all that is open fits here");
        }
    }

    @Test
    void an_approval_stands_there_though_its_action_was_not_read() {
        PageAnswers answers = new PageAnswers();
        answers.add("approvals", 200, ShownPages.list(Stream.of(ShownPages.approval("a1", ACTION))));

        assertThat(html(answers, Role.OPERATOR)).contains("One thing waits for you", "/console/approvals/a1");
    }

    private static String cut(Stream<ObjectNode> items) throws IOException {
        return ((ObjectNode) ShownPages.JSON.readTree(ShownPages.list(items)))
                .put("next_cursor", "more")
                .toString();
    }

    @Test
    void no_text_of_a_sender_changes_what_the_page_is_made_of() {
        String plain = html(answers(Stream.of("plain"), "plain"), Role.OPERATOR);
        for (String payload : ShownPages.payloads()) {
            String html = html(answers(Stream.of(payload), payload), Role.OPERATOR);

            assertThat(ShownPages.structure(html)).as(payload).isEqualTo(ShownPages.structure(plain));
        }
    }

    private String html(PageAnswers answers, Role role) {
        return ShownPages.html("now", Section.NOW, role, NowPage.view(answers, ShownPages.account(role), NOW, true));
    }

    private static PageAnswers answers(Stream<String> titles, String text) {
        PageAnswers answers = new PageAnswers();
        int[] count = {0};
        answers.add("open", 200, ShownPages.list(titles.map(title -> ShownPages.incident("i" + count[0]++, title)
                .put("namespace", text)
                .put("workload", text)
                .put("cluster", text)
                .put("environment", text))));
        answers.add("approvals", 200, ShownPages.list(Stream.of(ShownPages.approval("a1", ACTION))));
        answers.add("actions", 200, ShownPages.list(Stream.of(ShownPages.action(ACTION, text))));
        return answers;
    }
}
