package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.replay.ReplayKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What came of replays, in words. */
final class ReplayWords {

    private ReplayWords() {}

    /** For instance {@code 1 page added, 2 removed, 0 moved}, or why there is no result. */
    static String title(JsonNode replay) {
        return switch (ReplayState.of(replay)) {
            case QUEUED -> "Waits to be played";
            case RUNNING -> "Being played";
            case DONE -> result(replay);
            case FAILED -> "Given up without a result";
        };
    }

    private static String result(JsonNode replay) {
        long added = replay.path("added").asLong();
        long removed = replay.path("removed").asLong();
        long moved = replay.path("moved").asLong();
        return added + removed + moved == 0
                ? "No page differs"
                : Moment.count(added, "page") + " added, " + removed + " removed, " + moved + " moved";
    }

    /** When, by whom, of how many days; once it is over, of how many alerts, and the pages. */
    static List<PageFact> facts(JsonNode replay, Instant now) {
        List<PageFact> facts = new ArrayList<>();
        Wording.instant(replay, "requested_at").ifPresent(at -> facts.add(PageFact.at("requested", at, now)));
        facts.add(PageFact.of("by " + Wording.who(replay.path("requested_by").asText())));
        if (replay.path("shadow").asBoolean()) {
            facts.add(PageFact.of("through the shadow policy"));
        }
        long days = replay.path("days").asLong();
        facts.add(PageFact.of(days == 1 ? "of the day before" : "of the " + days + " days before"));
        if (isDone(replay)) {
            facts.add(PageFact.of(Moment.count(replay.path("alerts").asLong(), "alert")));
            facts.add(PageFact.of(Moment.count(replay.path("pages_before").asLong(), "page") + " before, "
                    + replay.path("pages_after").asLong() + " after"));
        }
        return facts;
    }

    /** What limits what it says. */
    static List<String> remarks(JsonNode replay) {
        List<String> remarks = new ArrayList<>();
        if (replay.hasNonNull("failure")) {
            remarks.add(replay.path("failure").asText());
        } else if (!isDone(replay)) {
            remarks.add("It is not over yet. Load this page again in a while.");
        }
        if (isDone(replay) && !replay.path("complete").asBoolean()) {
            remarks.add("More was delivered in that time than one replay plays; what came last is not in it.");
        }
        if (replay.path("unreadable").asLong() > 0) {
            remarks.add("Not in it, because it does not fit its kind: "
                    + Moment.count(replay.path("unreadable").asLong(), "delivery", "deliveries") + ".");
        }
        return remarks;
    }

    private static boolean isDone(JsonNode replay) {
        return ReplayState.of(replay) == ReplayState.DONE;
    }

    /** How one alert differs. */
    static String difference(JsonNode of) {
        return switch (ReplayKind.of(of.path("kind").asText())) {
            case ADDED -> "It pages only under the other policy.";
            case REMOVED -> "It pages only under the hub’s policy.";
            case MOVED -> moved(of.path("before"), of.path("after"));
        };
    }

    private static String moved(JsonNode before, JsonNode after) {
        Optional<Instant> first = Wording.instant(before, "at");
        Optional<Instant> other = Wording.instant(after, "at");
        if (first.isEmpty() || other.isEmpty()) {
            return "It pages at another time.";
        }
        Duration later = Duration.between(first.get(), other.get());
        return "It pages " + Moment.exactly(later.abs()) + (later.isNegative() ? " earlier." : " later.");
    }
}
