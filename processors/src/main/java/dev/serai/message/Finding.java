package dev.serai.message;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.analysis.EvidenceKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an analysis found, as far as a message tells it.
 *
 * @param analyst who found it
 * @param summary in one or two sentences
 * @param causes likely causes, best first
 * @param evidence what the causes cite
 */
record Finding(String analyst, String summary, List<LikelyCause> causes, List<Cited> evidence) {

    /** What stands before a model's name. */
    private static final String MODEL = "model:";

    /** So the patterns' summary quotes what they saw. */
    private static final String SEEN = "Seen in: ";

    private static final int CAUSES_TOLD = 2;
    private static final int EXCERPTS_TOLD = 3;
    private static final int WHY_UNITS = 500;
    private static final int LINES_SHOWN = 2;
    private static final int LINE_UNITS = 240;

    /** A likely cause; confidence is from 0 to 1. */
    record LikelyCause(String text, double confidence, List<String> evidence) {

        /** What a summary says besides the cause itself. */
        String reasons(String summary) {
            String rest = summary.startsWith(text) ? summary.substring(text.length()) : summary;
            return SafeText.line(rest.strip(), WHY_UNITS);
        }
    }

    /** A piece of stored evidence. */
    record Cited(String id, EvidenceKind kind, String source, String excerpt) {

        /** The lines that say what went wrong, without those that were shown before. */
        String shown(Set<String> before) {
            return DecisiveLines.of(excerpt, LINES_SHOWN).stream()
                    .filter(line -> before.add(DecisiveLines.key(line)))
                    .map(line -> SafeText.line(line, LINE_UNITS))
                    .collect(Collectors.joining("\n"));
        }
    }

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

    /** The causes and what they cite as excerpts; without a cause, the summary. What a model says is a block of its own. */
    List<Block> blocks() {
        List<LikelyCause> told = causes.subList(0, Math.min(CAUSES_TOLD, causes.size()));
        List<Block> blocks = new ArrayList<>(facts(told));
        if (analyst.startsWith(MODEL)) {
            String said = blocks.stream()
                    .map(block -> (Block.Fact) block)
                    .map(fact -> fact.name() + ": " + fact.value())
                    .collect(Collectors.joining("\n"));
            blocks.clear();
            blocks.add(new Block.Said(analyst.substring(MODEL.length()), said));
        }
        Set<String> before = new HashSet<>();
        told.stream()
                .flatMap(cause -> cause.evidence().stream())
                .distinct()
                .flatMap(id -> evidence.stream().filter(cited -> cited.id().equals(id)))
                .map(cited -> new Block.QuotedText(
                        "Evidence: " + SourceWords.of(ChatLanguage.ENGLISH, cited.source()), cited.shown(before)))
                .filter(quoted -> !quoted.text().isEmpty())
                .limit(EXCERPTS_TOLD)
                .forEach(blocks::add);
        return blocks;
    }

    private List<Block.Fact> facts(List<LikelyCause> told) {
        if (told.isEmpty()) {
            return List.of(new Block.Fact("Cause", "unknown. " + summary));
        }
        List<Block.Fact> facts = new ArrayList<>();
        String by = analyst.startsWith(MODEL) ? "" : ", " + analyst;
        told.forEach(cause -> facts.add(new Block.Fact(
                "Likely cause", cause.text() + " (" + Math.round(cause.confidence() * 100) + " %" + by + ")")));
        String why = told.get(0).reasons(summary);
        // What the patterns saw is quoted below.
        if (!why.isEmpty() && !(why.startsWith(SEEN) && !evidence.isEmpty())) {
            facts.add(new Block.Fact("Why", why));
        }
        return facts;
    }
}
