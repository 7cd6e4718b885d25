package dev.serai.silence;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Reads the answer of Alertmanager's {@code GET /api/v2/silences}. */
public final class AlertmanagerSilences {

    private AlertmanagerSilences() {}

    /**
     * Those that are not over.
     *
     * @param findings what is no silence here
     */
    public record RunningSilences(List<Silence> silences, List<ImportFinding> findings) {

        public RunningSilences {
            silences = List.copyOf(silences);
            findings = List.copyOf(findings);
        }
    }

    /** @param ids a new id for each */
    public static RunningSilences read(JsonNode list, Supplier<UUID> ids, Instant now) {
        List<Silence> silences = new ArrayList<>();
        List<ImportFinding> findings = new ArrayList<>();
        for (JsonNode one : list) {
            String part = "silence " + one.path("id").asText();
            try {
                Silence silence = silence(one, ids);
                if (silence.endsAt().isAfter(now)) {
                    silences.add(silence);
                }
            } catch (IllegalArgumentException | java.time.DateTimeException e) {
                findings.add(
                        new ImportFinding(part, ImportFinding.ImportOutcome.NOT_TAKEN, String.valueOf(e.getMessage())));
            }
        }
        return new RunningSilences(silences, findings);
    }

    private static Silence silence(JsonNode one, Supplier<UUID> ids) {
        List<LabelMatcher> all = new ArrayList<>();
        for (JsonNode matcher : one.path("matchers")) {
            all.add(LabelMatcher.of(
                    matcher.path("name").asText(),
                    MatchOperator.of(
                            matcher.path("isEqual").asBoolean(true),
                            matcher.path("isRegex").asBoolean()),
                    matcher.path("value").asText()));
        }
        LabelMatchers matchers = new LabelMatchers(all);
        if (matchers.matchesEverything()) {
            throw new IllegalArgumentException("it would silence everything");
        }
        return new Silence(
                ids.get(),
                matchers,
                one.path("createdBy").asText(),
                one.path("comment").asText(),
                instant(one, "startsAt"),
                instant(one, "endsAt"));
    }

    private static Instant instant(JsonNode one, String field) {
        return OffsetDateTime.parse(one.path(field).asText()).toInstant();
    }
}
