package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.hub.console.OnCallView.RotaLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** Who is on call by one rota, in sentences. */
final class RotaLines {

    private static final int SHIFTS = 5;

    /** Shifts are told from when they are read, a moment behind the page's now: what has begun by then has begun. */
    private static final Duration READ_WITHIN = Duration.ofMinutes(1);

    private RotaLines() {}

    static RotaLine of(JsonNode rota, Instant now) {
        List<JsonNode> shifts = list(rota, "shifts");
        boolean named =
                !shifts.isEmpty() && !instant(shifts.get(0), "from", now).isAfter(now.plus(READ_WITHIN));
        String who = named ? username(shifts.get(0)) + " is on call" : "Nobody is on call";
        List<JsonNode> coming = shifts.subList(named ? 1 : 0, shifts.size());
        String next = coming.isEmpty() ? "." : "; " + username(coming.get(0)) + " is next.";
        List<PageFact> facts = new ArrayList<>();
        coming.stream()
                .limit(SHIFTS)
                .forEach(shift -> facts.add(PageFact.at(username(shift) + " from", instant(shift, "from", now), now)));
        return new RotaLine(rota.path("name").asText(), who + next, facts, overrides(rota, now));
    }

    private static List<PageFact> overrides(JsonNode rota, Instant now) {
        return list(rota, "overrides").stream()
                .map(one -> PageFact.at(
                        username(one) + " replaces, said "
                                + Wording.who(one.path("created_by").asText()) + ", until",
                        instant(one, "until", now),
                        now))
                .toList();
    }

    private static String username(JsonNode shift) {
        return shift.path("username").asText();
    }

    private static Instant instant(JsonNode of, String field, Instant now) {
        return Wording.instant(of, field).orElse(now);
    }

    private static List<JsonNode> list(JsonNode of, String name) {
        return StreamSupport.stream(of.path(name).spliterator(), false).toList();
    }
}
