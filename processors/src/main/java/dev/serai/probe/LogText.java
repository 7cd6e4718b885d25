package dev.serai.probe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.analysis.EvidenceKind;
import dev.serai.analysis.Observation;
import dev.serai.evidence.LogSlices.LogLine;
import dev.serai.secret.Redaction;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Logs without the times at which lines were written, and lines that repeat each other told once. */
final class LogText {

    /** RFC 3339 as the API writes it, or one of the forms that programs begin a line with. */
    private static final Pattern TIME = Pattern.compile(
            "^\\[?[0-9]{4}[-/][0-9]{2}[-/][0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}(?:[.,][0-9]{1,9})?(?:Z|[+-][0-9]{2}:?[0-9]{2})?\\]?\\s?");

    private static final String REPEATED = "  (and again)";

    private LogText() {}

    static List<Observation> of(ClusterObject object, JsonNode answer) {
        String container = answer.path("container").asText();
        String current = text(answer.path("current"));
        String previous = text(answer.path("previous"));
        List<Observation> found = new ArrayList<>();
        add(object, container, "previous", previous, found);
        // Between two crashes both are the log of the same run.
        if (!current.equals(previous)) {
            add(object, container, "current", current, found);
        }
        return found;
    }

    private static void add(ClusterObject object, String container, String run, String text, List<Observation> found) {
        if (!text.isBlank()) {
            String heading = "Log of container " + container + " of " + object.title() + ", " + run + " run:\n";
            found.add(Probe.one(EvidenceKind.LOG, object, "logs/" + run, heading + text));
        }
    }

    /**
     * Each line with the time at which the API says that it was written, without secrets. None where a secret goes over
     * several lines, as their times would be others'.
     *
     * @param whole whether the last line is whole; else it is left out
     */
    static List<LogLine> lines(String text, boolean whole) {
        String[] raw = text.substring(0, whole ? text.length() : text.lastIndexOf('\n') + 1)
                .split("\n");
        String[] safe = Redaction.redact(Arrays.stream(raw).map(LogText::plain).collect(Collectors.joining("\n")))
                .split("\n", raw.length + 1);
        return raw.length != safe.length
                ? List.of()
                : IntStream.range(0, raw.length)
                        .mapToObj(i -> new LogLine(written(raw[i]), safe[i]))
                        .toList();
    }

    private static @Nullable Instant written(String raw) {
        try {
            return Instant.parse(raw.substring(0, Math.max(0, raw.indexOf(' '))));
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static String plain(String raw) {
        return TIME.matcher(TIME.matcher(raw).replaceFirst("")).replaceFirst("").stripTrailing();
    }

    private static String text(JsonNode run) {
        List<String> lines = new ArrayList<>();
        String last = "";
        for (String raw : run.path("text").asText().split("\n")) {
            String line = plain(raw);
            if (line.isEmpty()) {
                continue;
            }
            if (!line.equals(last)) {
                lines.add(line);
            } else if (!lines.get(lines.size() - 1).equals(REPEATED)) {
                lines.add(REPEATED);
            }
            last = line;
        }
        return String.join("\n", lines);
    }
}
