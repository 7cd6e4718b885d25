package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.hub.console.IncidentView.SeenChange;
import dev.serai.message.WholeSigns;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What changed lately where an incident is: the rollouts that were read for it. */
final class SeenChanges {

    private static final int MOST = 4;
    private static final int LONGEST = 240;
    private static final Pattern REVISION = Pattern.compile(
            "revision (\\d+)( \\(current\\))?: (.*?); pods (\\d+), ready (\\d+)(?:; made (\\S+))?(?:; because: (.*))?");

    private SeenChanges() {}

    /** @param evidence the oldest first; of what was read twice the last counts */
    static List<SeenChange> of(List<JsonNode> evidence, Instant now) {
        Map<String, JsonNode> last = new LinkedHashMap<>();
        evidence.stream()
                .filter(SeenChanges::isHistory)
                .forEach(item -> last.put(item.path("source").asText(""), item));
        List<SeenChange> changes = new ArrayList<>();
        last.values()
                .forEach(item -> item.path("excerpt").asText("").lines().skip(1).forEach(line -> {
                    if (changes.size() < MOST) {
                        changes.add(change(line, now));
                    }
                }));
        return changes;
    }

    /** What was read for people, revision by revision, under a line that says of what. */
    private static boolean isHistory(JsonNode item) {
        String source = item.path("source").asText("");
        return source.startsWith("kubernetes:") && source.endsWith("/history");
    }

    private static SeenChange change(String line, Instant now) {
        Matcher revision = REVISION.matcher(line);
        if (!revision.matches()) {
            return new SeenChange(null, WholeSigns.cut(line, LONGEST), List.of());
        }
        List<PageFact> facts = new ArrayList<>();
        facts.add(PageFact.of("revision " + revision.group(1)));
        if (revision.group(2) != null) {
            facts.add(PageFact.of("the current one when it was read"));
            facts.add(PageFact.of(revision.group(5) + " of " + revision.group(4) + " pods ready"));
        }
        String images = revision.group(3);
        String because = revision.group(7);
        boolean told = because != null && !images.contains(because);
        if (told) {
            facts.add(PageFact.of(WholeSigns.cut(images, LONGEST)));
        }
        return new SeenChange(
                at(revision.group(6), now), WholeSigns.cut(told ? String.valueOf(because) : images, LONGEST), facts);
    }

    private static @Nullable Moment at(@Nullable String made, Instant now) {
        try {
            return made == null ? null : Moment.of(Instant.parse(made), now);
        } catch (DateTimeParseException none) {
            return null;
        }
    }
}
