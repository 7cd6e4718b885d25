package dev.serai.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.json.StrictJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What an executor's answer means for people, never its JSON: that is in the console. */
final class ResultMeaning {

    private static final ObjectMapper JSON = StrictJson.mapper(32, 40);
    private static final int LINES_SHOWN = 3;
    private static final int LINE_UNITS = 160;

    private ResultMeaning() {}

    static List<Block> blocks(JsonNode result) {
        String output = PageReader.text(result, "stdout") + PageReader.text(result, "stderr");
        if (output.isBlank()) {
            return left(result);
        }
        JsonNode report = object(PageReader.text(result, "stdout"));
        if (report == null) {
            return List.of(quoted(output));
        }
        return report.has("findings") && report.has("type")
                ? List.of(new Block.Note(inspected(report), true))
                : List.of(new Block.Note("What it brought is in the console.", true));
    }

    /** Whether a file was examined that fetches and runs code. */
    static boolean isMalware(JsonNode result) {
        JsonNode report = object(PageReader.text(result, "stdout"));
        return report != null && findings(report).contains("DOWNLOADER");
    }

    private static Set<String> findings(JsonNode report) {
        return StreamSupport.stream(report.path("findings").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
    }

    /** Pods that a drain left where they are. */
    private static List<Block> left(JsonNode result) {
        int pods = result.path("left").size();
        return pods == 0
                ? List.of()
                : List.of(new Block.Note(Spans.count(pods, "pod") + (pods == 1 ? " stays." : " stay."), true));
    }

    private static Block quoted(String output) {
        return new Block.QuotedLines(
                DecisiveLines.of(output, LINES_SHOWN).stream()
                        .map(line -> "> " + SafeText.line(DecisiveLines.timeless(line), LINE_UNITS))
                        .collect(Collectors.joining("\n")),
                false);
    }

    /** For instance {@code This file is a dropper: it fetches and runs code from https://… . It is packed in 3 layers.} */
    private static LineText inspected(JsonNode report) {
        Set<String> findings = findings(report);
        LineText words = findings.contains("DOWNLOADER")
                ? LineText.own("This file is very likely a dropper: it fetches and runs code")
                        .and(addresses(report))
                : LineText.own("This file is of the type ")
                        .quote(SafeText.line(PageReader.text(report, "type"), LINE_UNITS));
        List<String> more = more(findings, report.path("layers").size());
        return words.and(
                more.isEmpty() && findings.isEmpty()
                        ? ". Nothing suspicious was found in it."
                        : ". " + String.join(" ", more));
    }

    private static List<String> more(Set<String> findings, int layers) {
        List<String> more = new ArrayList<>();
        if (findings.contains("ENCODED_LAYERS") || findings.contains("NESTED_DEEP")) {
            more.add("It hides its content in " + Spans.count(layers, "layer") + ".");
        }
        if (findings.contains("CREDENTIAL")) {
            more.add("It holds a key or a password.");
        }
        if (findings.contains("EXECUTABLE")) {
            more.add("It holds a program.");
        }
        if (findings.contains("HIGH_ENTROPY")) {
            more.add("It is packed or encrypted.");
        }
        if (findings.contains("SUSPICIOUS_STRINGS") && !findings.contains("DOWNLOADER")) {
            more.add("It holds commands or paths that attackers use.");
        }
        if (findings.contains("DOWNLOADER")) {
            more.add("Find out now whether and where it ran, and isolate those machines.");
        }
        return more;
    }

    private static LineText addresses(JsonNode report) {
        List<String> urls = StreamSupport.stream(report.path("indicators").spliterator(), false)
                .filter(one -> PageReader.text(one, "kind").equals("url"))
                .map(one -> PageReader.text(one, "value"))
                .distinct()
                .toList();
        if (urls.isEmpty()) {
            return LineText.own("");
        }
        // Nobody is to follow it, wherever this is shown.
        LineText from = LineText.own(" from ")
                .quote(Defanged.text(SafeText.line(urls.get(0), LINE_UNITS)))
                .and(" (brackets added)");
        return urls.size() == 1 ? from : from.and(" and " + (urls.size() - 1) + " more");
    }

    private static @Nullable JsonNode object(String text) {
        try {
            JsonNode node = text.startsWith("{") ? JSON.readTree(text) : null;
            return node != null && node.isObject() ? node : null;
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
