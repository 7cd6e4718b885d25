package dev.serai.hub.console;

import static dev.serai.hub.console.ShownPages.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.hub.http.Problem;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PostmortemTest {

    /** What would be markup in a line that is not the writer's own: a sign without a backslash before it. */
    private static final Pattern ALIVE = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*[<\\[\\]!`*_~|@]|https?:|^\\s{4,}");

    @Test
    void it_says_whom_it_hurt_what_was_done_by_whom_what_helped_and_what_is_open() {
        PostmortemView view = view(rollout("cart crashes"));

        assertThat(view.impact().stream().map(PostmortemTest::inWords))
                .containsExactly(
                        "While it lasted, an alert said: “nothing serves”",
                        "It began at 22 Nov, 09:54:00 UTC and ended at 22 Nov, 10:00:00 UTC after 6 minutes.",
                        "anna took it on after 1 minute 55 seconds.",
                        "Two alerts came for it.");
        assertThat(view.deeds()).first().satisfies(deed -> {
            assertThat(deed.by()).isEqualTo("Proposed by Serai, approved by bert.");
            assertThat(deed.said()).isEqualTo("It helped.");
        });
        assertThat(view.helped()).containsExactly(view.deeds().get(0).title());
        assertThat(view.timeline()).extracting(entry -> entry.text()).containsExactly("The incident opened");
        assertThat(view.open())
                .containsExactly(
                        "One alert fires still.",
                        "No cause is known that evidence supports.",
                        view.deeds().get(1).title() + ": nobody has said yet whether it had its effect.");
        assertThat(view.markdown())
                .startsWith("# cart crashes\n")
                .contains(
                        "\n## Impact\n\n- While it lasted, an alert said: “nothing serves”\n",
                        "## What helped",
                        "## Still open")
                .contains("approved by bert");
    }

    @Test
    void nothing_of_what_others_wrote_is_markup_and_no_secret_is_in_it() {
        List<String> plain = kinds(view(rollout("plain")).markdown());
        String token = "ghp_" + "a1B2".repeat(9);
        for (String payload : Stream.concat(
                        ShownPages.payloads().stream(),
                        Stream.of(
                                "![x](http://evil.test/?q=1)",
                                "# big",
                                "- [ ] do this",
                                "| a | b |",
                                "a <https://evil.test>",
                                "www.evil.test",
                                "x\n\n# heading of mine\n[a]: http://evil.test",
                                "the token is " + token))
                .toList()) {
            String markdown = view(rollout(payload)).markdown();

            assertThat(kinds(markdown)).as(payload).isEqualTo(plain);
            assertThat(markdown.lines())
                    .as(payload)
                    .allSatisfy(line ->
                            assertThat(ALIVE.matcher(line).find()).as(line).isFalse());
            assertThat(markdown).doesNotContain(token);
        }
    }

    @Test
    void of_a_long_story_the_beginning_and_the_end_are_told_and_it_says_so() {
        PageAnswers answers = rollout("long");
        answers.add("first", 200, "{\"items\":[" + event(0, "incident.opened") + "],\"next_cursor\":\"more\"}");
        answers.add("last", 200, "{\"items\":[" + event(9, "incident.reopened") + "],\"next_cursor\":\"more\"}");

        PostmortemView cut = view(answers);
        answers.add(
                "last",
                200,
                "{\"items\":[" + event(9, "incident.reopened") + "," + event(0, "incident.opened")
                        + "],\"next_cursor\":\"\"}");

        assertThat(cut.timeline()).hasSize(2);
        assertThat(cut.cut()).contains("first and the last 200");
        assertThat(view(answers).timeline()).hasSize(2);
        assertThat(view(answers).cut()).isEmpty();
    }

    @Test
    void who_may_not_read_a_part_of_it_gets_none() {
        PageAnswers answers = rollout("x");
        answers.add("approvals", new Problem(403, "forbidden", "Forbidden", "Not yours."));

        assertThatThrownBy(() -> new PostmortemPage(null, Clock.fixed(NOW, ZoneOffset.UTC)).file(answers, null))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(403));
        assertThat(new PostmortemPage(null, null).calls("i1")).hasSize(8);
    }

    static PostmortemView view(PageAnswers answers) {
        return Postmortems.of(answers, NOW);
    }

    /** A sentence as the page without scripts has it. */
    private static String inWords(List<PageFact> parts) {
        return parts.stream()
                .map(part -> part.at() == null
                        ? part.text()
                        : part.text() + " " + part.at().text())
                .collect(Collectors.joining(" "));
    }

    /** How each line begins, as far as that is the writer's. */
    private static List<String> kinds(String markdown) {
        return markdown.lines()
                .map(line -> line.replaceFirst("^(#+ |- |> |\\(\\d+\\) )?.*", "$1"))
                .toList();
    }

    private static PageAnswers rollout(String text) {
        String line = Arrays.stream(text.split("\n")).findFirst().orElse("");
        ObjectNode incident = ShownPages.incident("i1", text)
                .put("state", "resolved")
                .put("acknowledged_by", "user:anna")
                .put("acknowledged_at", "2026-11-22T09:55:55Z")
                .put("resolved_at", "2026-11-22T10:00:00Z");
        PageAnswers answers = new PageAnswers();
        answers.add("incident", 200, incident.toString());
        answers.add("first", 200, "{\"items\":[" + event(0, "incident.opened") + "],\"next_cursor\":null}");
        ObjectNode helped =
                ShownPages.action("a1", line).put("state", "succeeded").put("verification", "passed");
        ObjectNode unknown =
                ShownPages.action("a2", line).put("state", "unknown").put("created_at", "2026-11-22T09:58:00Z");
        answers.add("actions", 200, ShownPages.list(Stream.of(unknown, helped)));
        ObjectNode approval = ShownPages.approval("p1", "a1").put("state", "approved");
        approval.withArray("decisions").addObject().put("username", "bert").put("verdict", "approve");
        answers.add("approvals", 200, ShownPages.list(Stream.of(approval)));
        answers.add("alerts", 200, ShownPages.list(IntStream.range(0, 2).mapToObj(n -> alert(n, text))));
        return answers;
    }

    private static ObjectNode alert(int number, String text) {
        ObjectNode alert = ShownPages.JSON.createObjectNode();
        alert.put("id", "al" + number)
                .put("state", number == 0 ? "firing" : "resolved")
                .put("severity", "high");
        alert.put("title", text).put("description", text);
        alert.putObject("annotations").put("severity_reason", "nothing serves");
        return alert;
    }

    private static ObjectNode event(int number, String kind) {
        return ShownPages.JSON
                .createObjectNode()
                .put("id", "e" + number)
                .put("kind", kind)
                .put("actor", "system")
                .put("at", "2026-11-22T09:5" + number + ":00Z");
    }
}
