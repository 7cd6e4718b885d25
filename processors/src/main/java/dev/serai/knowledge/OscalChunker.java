package dev.serai.knowledge;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Reads a catalogue of controls as OSCAL 1.x has it in JSON, NIST SP 800-53 for instance: groups, controls and the
 * enhancements within them. A control's statement is one chunk, its guidance another ({@code nist:AC-2(1)#guidance}); its
 * parameters stand in it as values or as what they are to be. Withdrawn controls are left out.
 */
public final class OscalChunker {

    private static final int NAME = 160;
    private static final int LEVELS = 8;

    private final List<KnowledgeChunk> chunks = new ArrayList<>();
    private SourceFacts facts;
    private boolean found;

    private OscalChunker(SourceFacts source) {
        this.facts = source;
    }

    /** @throws UnreadableDocument when it is no catalogue */
    public static List<KnowledgeChunk> read(InputStream document, SourceFacts source) {
        OscalChunker chunker = new OscalChunker(source);
        DocumentJson.read(document, chunker::document);
        if (!chunker.found) {
            throw new UnreadableDocument("it is no OSCAL catalog with groups or controls");
        }
        return List.copyOf(chunker.chunks);
    }

    private boolean document(String name, JsonParser at) throws IOException {
        if (!name.equals("catalog")) {
            return false;
        }
        DocumentJson.members(at, this::member);
        return true;
    }

    private boolean member(String name, JsonParser at) throws IOException {
        switch (name) {
            case "metadata" -> metadata(DocumentJson.tree(at));
            case "groups" -> DocumentJson.elements(at, group -> group(group, List.of(), 0));
            case "controls" -> DocumentJson.elements(
                    at, control -> control(control, List.of("Controls"), OscalParameters.NONE, 0));
            default -> {
                return false;
            }
        }
        found |= !name.equals("metadata");
        return true;
    }

    private void metadata(JsonNode metadata) {
        if (facts.version().isBlank()) {
            facts = facts.at(metadata.path("version").asText());
        }
    }

    private void group(JsonNode group, List<String> above, int level) {
        if (level > LEVELS) {
            return;
        }
        List<String> path = with(above, group);
        OscalParameters parameters = OscalParameters.NONE.with(group);
        group.path("groups").forEach(inner -> group(inner, path, level + 1));
        group.path("controls").forEach(control -> control(control, path, parameters, level + 1));
    }

    private void control(JsonNode control, List<String> above, OscalParameters outer, int level) {
        if (level > LEVELS) {
            return;
        }
        List<String> path = with(above, control);
        OscalParameters parameters = outer.with(control);
        if (!isWithdrawn(control)) {
            String label = label(control);
            add(label, label, path, parts(control, "statement", parameters));
            List<String> guidance =
                    Stream.concat(path.stream(), Stream.of("Guidance")).toList();
            add(label + "#guidance", label, guidance, parts(control, "guidance", parameters));
        }
        control.path("controls").forEach(inner -> control(inner, path, parameters, level + 1));
    }

    private void add(String local, String reference, List<String> path, String text) {
        if (!text.isBlank() && !reference.isBlank()) {
            chunks.add(facts.chunk(local, reference, path, text));
        }
    }

    private static List<String> with(List<String> above, JsonNode titled) {
        String title = CleanText.line(titled.path("title").asText(), NAME);
        return title.isEmpty()
                ? above
                : Stream.concat(above.stream(), Stream.of(title)).toList();
    }

    private static String parts(JsonNode control, String name, OscalParameters parameters) {
        StringBuilder text = new StringBuilder();
        for (JsonNode part : control.path("parts")) {
            if (part.path("name").asText().equals(name)) {
                write(part, parameters, text, 0);
            }
        }
        return CleanText.paragraphs(Markup.plain(text.toString()));
    }

    private static void write(JsonNode part, OscalParameters parameters, StringBuilder text, int level) {
        if (level > LEVELS || text.length() > CleanText.TEXT) {
            return;
        }
        String prose = parameters.fill(part.path("prose").asText());
        String label = OscalLabel.of(part);
        if (!prose.isEmpty() || !label.isEmpty()) {
            text.append(label).append(label.isEmpty() ? "" : " ").append(prose).append('\n');
        }
        part.path("parts").forEach(inner -> write(inner, parameters, text, level + 1));
    }

    /** {@code AC-2(1)}: as it is written, without zeros in front. */
    private static String label(JsonNode control) {
        String label = OscalLabel.of(control);
        String id = label.isEmpty() ? control.path("id").asText().toUpperCase(Locale.ROOT) : label;
        return CleanText.line(id, 40).replaceAll("[/\\s]", "");
    }

    private static boolean isWithdrawn(JsonNode control) {
        for (JsonNode property : control.path("props")) {
            if (property.path("name").asText().equals("status")
                    && property.path("value").asText().equalsIgnoreCase("withdrawn")) {
                return true;
            }
        }
        return false;
    }
}
