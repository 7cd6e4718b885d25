package dev.serai.hub.console;

import static dev.serai.hub.console.ShownPages.JSON;
import static dev.serai.hub.console.ShownPages.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.approval.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** The pages of replays, of what the operations answer. */
class ReplayPagesTest {

    private static final String ID = "01938f00-0000-7000-8000-000000000009";

    @Test
    void the_list_says_of_each_what_came_of_it_when_and_by_whom() {
        String text = text(list(
                replay("done"),
                replay("done").put("added", 0).put("removed", 0).put("moved", 0).put("days", 1),
                replay("failed").put("shadow", true).put("requested_by", "system"),
                replay("running"),
                replay("queued")));

        assertThat(text)
                .contains("What other policies would have paged for")
                .contains("1 page added, 2 removed, 1 moved requested 09:00 UTC", "by anna", "of the 3 days before")
                .contains("by Serai", "through the shadow policy")
                .contains("1,200 alerts", "30 pages before, 29 after")
                .contains("No page differs", "of the day before")
                .contains("Given up without a result", "Being played", "Waits to be played");
        assertThat(list(replay("done"))).contains("href=\"/console/replays/" + ID + "\"");
    }

    @Test
    void without_any_it_says_how_one_is_started() {
        assertThat(text(list()))
                .contains("There is no replay yet.", "bin/serai replay --policy <folder> --days 3", "policies.md");
    }

    @Test
    void a_replay_says_of_each_difference_what_was_decided_and_holds_both_traces_folded() {
        String html = one(replay("done"), "cart");
        String text = text(html);

        assertThat(text)
                .contains("cart is slow", "It pages only under the hub’s policy.", "shop-cart", "high")
                .contains("Before: People were notified, because nothing speaks against it. decided 08:00 UTC")
                .contains("After: Suppressed, because the policy notifies nobody at this time. decided 08:05 UTC")
                .contains(
                        "It pages only under the other policy.",
                        "It pages 5 minutes later.",
                        "It pages 5 minutes earlier.")
                .contains("The mute time nights holds.", "And 1 more, which are not kept.");
        assertThat(Jsoup.parse(html).select("details:not([open]) ol li").eachText())
                .contains("Left open: nobody works on it.");
    }

    @Test
    void what_limits_a_replay_is_said() {
        assertThat(text(one(replay("done").put("complete", false).put("unreadable", 2), "cart")))
                .contains("what came last is not in it", "2 deliveries.");
        assertThat(text(one(replay("failed").put("failure", "It was given up."), "cart")))
                .contains("Given up without a result", "It was given up.")
                .doesNotContain("pages before");
        assertThat(text(one(replay("queued"), "cart"))).contains("It is not over yet.");
        assertThat(text(one(replay("done"), "cart")))
                .doesNotContain("not over yet", "not in it", "does not fit its kind");
    }

    /** Each page, with a text wherever a sender's or a person's is. */
    static Map<String, String> pages(String text) {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("replays", list(replay("done").put("requested_by", "user:" + text)));
        pages.put("replay", one(replay("done").put("failure", text), text));
        return pages;
    }

    private static String text(String html) {
        return Jsoup.parse(html).text();
    }

    private static String list(ObjectNode... replays) {
        PageAnswers answers = new PageAnswers();
        answers.add("list", 200, ShownPages.list(Stream.of(replays)));
        return ShownPages.html(
                "replays",
                Section.NOISE,
                Role.VIEWER,
                ReplaysPage.view(answers, ShownPages.visit(Section.NOISE, Map.of())));
    }

    private static String one(ObjectNode replay, String text) {
        replay.putArray("differences")
                .add(difference("removed", text, "08:00", "08:05"))
                .add(difference("added", text, "08:00", "08:05"))
                .add(difference("moved", text, "08:00", "08:05"))
                .add(difference("moved", text, "08:05", "08:00"));
        replay.put("added", 2);
        return ShownPages.html("replay", Section.NOISE, Role.VIEWER, ReplaysPage.one(replay, NOW));
    }

    private static ObjectNode replay(String state) {
        ObjectNode replay = JSON.createObjectNode()
                .put("id", ID)
                .put("state", state)
                .put("days", 3)
                .put("requested_by", "user:anna")
                .put("requested_at", "2026-11-22T09:00:00Z")
                .putNull("failure");
        List.of("policy_before", "policy_after").forEach(name -> replay.put(name, "0".repeat(64)));
        return state.equals("done") ? counted(replay) : replay;
    }

    private static ObjectNode counted(ObjectNode replay) {
        return replay.put("deliveries", 1_300)
                .put("unreadable", 0)
                .put("complete", true)
                .put("alerts", 1_200)
                .put("pages_before", 30)
                .put("pages_after", 29)
                .put("added", 1)
                .put("removed", 2)
                .put("moved", 1);
    }

    private static ObjectNode difference(String kind, String text, String before, String after) {
        ObjectNode difference = JSON.createObjectNode()
                .put("kind", kind)
                .put("alert", "0123456789abcdef-1")
                .put("title", text + " is slow")
                .put("service", "shop-" + text)
                .put("severity", "high")
                .put("fired_at", "2026-11-22T08:00:00Z");
        difference.set("before", decision("page", "NEW_INCIDENT", before, "owned: pass (NOT_OWNED)", text));
        difference.set(
                "after", decision("suppress", "MUTED", after, "suppression: suppress (MUTED) mute time nights", text));
        return difference;
    }

    private static ObjectNode decision(String verdict, String reason, String at, String line, String text) {
        ObjectNode decision = JSON.createObjectNode()
                .put("verdict", verdict)
                .put("reason", reason)
                .put("because", text)
                .put("at", "2026-11-22T" + at + ":00Z");
        decision.putArray("trace").add(line).add("Said of " + text);
        return decision;
    }
}
