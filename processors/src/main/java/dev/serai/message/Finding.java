package dev.serai.message;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.analysis.Analysis;
import dev.serai.analysis.EvidenceKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an analysis found, as far as a message shows it.
 *
 * @param analyst who found it
 * @param summary in one or two sentences
 * @param causes likely causes, best first
 * @param evidence what the causes cite
 */
record Finding(String analyst, String summary, List<LikelyCause> causes, List<Cited> evidence) {

    /** What stands before a model's name. */
    private static final String MODEL = "model:";

    private static final int CAUSES_SAID = 2;
    private static final int LINES_SHOWN = 2;
    private static final int LINE_UNITS = 160;
    private static final int CAUSE_UNITS = 240;
    private static final int SAID_UNITS = 320;
    private static final int MODEL_UNITS = 60;

    /** A likely cause; confidence is from 0 to 1. */
    record LikelyCause(String text, double confidence, List<String> evidence) {
        /** For instance {@code A setting is missing. (92 % sure, known pattern)}. */
        String shown(String by) {
            return SafeText.line(text, CAUSE_UNITS) + " (" + Math.round(confidence * 100) + " % sure" + by + ")";
        }
    }

    /** A piece of stored evidence. */
    record Cited(String id, EvidenceKind kind, String source, String excerpt) {}

    static @Nullable Finding of(JsonNode node) {
        if (!node.isObject()) {
            return null;
        }
        return new Finding(
                PageReader.text(node, "analyst"),
                PageReader.text(node, "summary"),
                PageReader.list(node.path("causes"), Finding::cause),
                PageReader.list(node.path("evidence"), Finding::cited));
    }

    private static LikelyCause cause(JsonNode node) {
        return new LikelyCause(
                PageReader.text(node, "text"),
                node.path("confidence").asDouble(),
                PageReader.ids(node.path("evidence")));
    }

    private static Cited cited(JsonNode node) {
        return new Cited(
                PageReader.text(node, "id"),
                EvidenceKind.of(PageReader.text(node, "kind")),
                PageReader.text(node, "source"),
                PageReader.text(node, "excerpt"));
    }

    /** The likeliest cause and the lines that show it; what a model says is a block of its own. */
    List<Block> blocks() {
        List<Block> evidence = evidenceLines();
        List<Block> blocks = new ArrayList<>();
        if (isModels()) {
            if (!evidence.isEmpty()) {
                blocks.add(new Block.Note(
                        LineText.own("Evidence that model ")
                                .quote(SafeText.line(name(), MODEL_UNITS))
                                .and(" cites:"),
                        false));
            }
            blocks.addAll(evidence);
            blocks.add(new Block.Said(name(), said()));
        } else {
            blocks.add(new Block.Note(cause(), true));
            blocks.addAll(evidence);
        }
        return blocks;
    }

    /** The lines that show the likeliest cause; empty without any. */
    List<Block> evidenceLines() {
        String quotes = quotes();
        return quotes.isEmpty() ? List.of() : List.of(new Block.QuotedLines(quotes, false));
    }

    /** For instance {@code Likely cause: A setting is missing. (92 % sure, known pattern)}. */
    LineText cause() {
        return causes.isEmpty()
                ? LineText.own("Cause unknown: ").quote(ActSentence.small(SafeText.line(summary, CAUSE_UNITS)))
                : LineText.own("Likely cause: ")
                        .quote(causes.get(0)
                                .shown(analyst.equals(Analysis.PATTERNS) ? ", known pattern" : ", " + analyst));
    }

    /** The model's name, of a finding that {@link #isModels}. */
    String name() {
        return analyst.substring(MODEL.length());
    }

    /** Whether it names a cause. */
    boolean isNamed() {
        return !causes.isEmpty();
    }

    /** Whether a model found it. */
    boolean isModels() {
        return analyst.startsWith(MODEL);
    }

    private String said() {
        String text = causes.isEmpty()
                ? summary
                : causes.stream()
                        .limit(CAUSES_SAID)
                        .map(cause -> cause.shown(", it says"))
                        .collect(Collectors.joining("\n"));
        return SafeText.text(text, SAID_UNITS);
    }

    /** What the first causes cite: of each piece of evidence the lines that say what went wrong, each once. */
    private String quotes() {
        Set<String> before = new HashSet<>();
        return causes.stream()
                .limit(CAUSES_SAID)
                .flatMap(cause -> cause.evidence().stream())
                .distinct()
                .flatMap(id -> evidence.stream().filter(cited -> cited.id().equals(id)))
                .flatMap(cited -> DecisiveLines.of(cited.excerpt(), LINES_SHOWN).stream())
                .filter(line -> before.add(DecisiveLines.key(line)))
                .limit(LINES_SHOWN)
                .map(line -> "> " + SafeText.line(DecisiveLines.timeless(line), LINE_UNITS))
                .collect(Collectors.joining("\n"));
    }
}
