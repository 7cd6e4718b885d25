package dev.serai.knowledge;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads ATT&CK as MITRE publishes it: a bundle of STIX 2.1 with techniques ({@code attack-pattern}), mitigations ({@code
 * course-of-action}), tactics ({@code x-mitre-tactic}) and what mitigates what ({@code relationship}). What is revoked or
 * deprecated is left out, as are all other types. Objects may come in any order.
 */
public final class StixChunker {

    private static final int NAME = 160;
    /** What happens before somebody is in, and what only names other things, is seldom what a line of a log is about. */
    private static final double BESIDE = 0.8;

    private static final double PART = 0.5;
    private static final Set<String> OUTSIDE = Set.of("reconnaissance", "resource-development");

    private final SourceFacts source;
    private final Map<String, StixObject> byId = new LinkedHashMap<>();
    private final Map<String, StixObject> byReference = new TreeMap<>();
    private final Map<String, String> tactics = new TreeMap<>();
    private final List<Mitigates> mitigates = new ArrayList<>();
    private String version = "";
    private String modified = "";

    /** @param how what the relation itself says of it */
    private record Mitigates(String mitigation, String technique, String how) {}

    private StixChunker(SourceFacts source) {
        this.source = source;
    }

    /**
     * One chunk of each technique, mitigation and tactic, one more of how a technique is mitigated and of how it is detected.
     *
     * @throws UnreadableDocument when it is no bundle of STIX
     */
    public static List<KnowledgeChunk> read(InputStream document, SourceFacts source) {
        StixChunker chunker = new StixChunker(source);
        DocumentJson.read(document, chunker::member);
        if (chunker.byId.isEmpty()) {
            throw new UnreadableDocument("it is no STIX bundle with techniques, mitigations or tactics");
        }
        return chunker.chunks();
    }

    private boolean member(String name, JsonParser at) throws IOException {
        if (!name.equals("objects")) {
            return false;
        }
        DocumentJson.elements(at, this::take);
        return true;
    }

    private void take(JsonNode object) {
        String type = object.path("type").asText();
        if (type.equals("x-mitre-collection")) {
            version = object.path("x_mitre_version").asText();
        } else if (object.path("revoked").asBoolean()
                || object.path("x_mitre_deprecated").asBoolean()) {
            return;
        } else if (type.equals("relationship")) {
            relation(object);
        } else {
            StixObject read = StixObject.read(object);
            if (read != null) {
                keep(read, object);
            }
        }
    }

    private void keep(StixObject read, JsonNode object) {
        byId.put(read.id(), read);
        byReference.put(read.reference(), read);
        String changed = object.path("modified").asText();
        modified = changed.compareTo(modified) > 0 ? changed : modified;
        if (read.kind() == StixObject.StixKind.TACTIC) {
            tactics.put(object.path("x_mitre_shortname").asText(), read.name());
        }
    }

    private void relation(JsonNode object) {
        if (object.path("relationship_type").asText().equals("mitigates")) {
            mitigates.add(new Mitigates(
                    object.path("source_ref").asText(),
                    object.path("target_ref").asText(),
                    CleanText.paragraphs(Markup.plain(object.path("description").asText()))));
        }
    }

    private List<KnowledgeChunk> chunks() {
        String date = modified.length() >= 10 ? modified.substring(0, 10) : modified;
        SourceFacts facts = source.version().isBlank() ? source.at(version.isBlank() ? date : version) : source;
        Map<String, List<String>> howMitigated = new LinkedHashMap<>();
        Map<String, List<String>> mitigated = new LinkedHashMap<>();
        for (Mitigates one : mitigates) {
            StixObject mitigation = byId.get(one.mitigation());
            StixObject technique = byId.get(one.technique());
            if (mitigation != null && technique != null) {
                howMitigated
                        .computeIfAbsent(technique.id(), key -> new ArrayList<>())
                        .add(mitigation.reference() + " " + mitigation.name() + ": " + one.how());
                mitigated
                        .computeIfAbsent(mitigation.id(), key -> new ArrayList<>())
                        .add(technique.reference() + " " + technique.name());
            }
        }
        return byId.values().stream()
                .flatMap(object -> chunks(facts, object, howMitigated, mitigated))
                .toList();
    }

    private Stream<KnowledgeChunk> chunks(
            SourceFacts facts,
            StixObject object,
            Map<String, List<String>> howMitigated,
            Map<String, List<String>> mitigated) {
        List<String> path = path(object);
        List<KnowledgeChunk> chunks = new ArrayList<>();
        String covers = joined(", ", mitigated.get(object.id()));
        String text = covers.isEmpty() ? object.text() : object.text() + "\n\nMitigates: " + covers;
        chunks.add(
                facts.chunk(object.reference(), object.reference(), path, CleanText.paragraphs(text), weight(object)));
        part(facts, object, path, "Mitigations", joined("\n\n", howMitigated.get(object.id())), chunks);
        part(facts, object, path, "Detection", object.detection(), chunks);
        return chunks.stream();
    }

    private static void part(
            SourceFacts facts,
            StixObject object,
            List<String> path,
            String title,
            String text,
            List<KnowledgeChunk> chunks) {
        if (!text.isBlank()) {
            String id = object.reference() + "#" + title.toLowerCase(Locale.ROOT);
            List<String> within = Stream.concat(path.stream(), Stream.of(title)).toList();
            chunks.add(facts.chunk(id, object.reference(), within, CleanText.paragraphs(text), PART));
        }
    }

    private static double weight(StixObject object) {
        boolean inside = object.kind() == StixObject.StixKind.TECHNIQUE && !OUTSIDE.containsAll(object.tactics());
        return inside ? 1 : BESIDE;
    }

    private List<String> path(StixObject object) {
        List<String> path = new ArrayList<>();
        if (object.kind() == StixObject.StixKind.TECHNIQUE) {
            String names = object.tactics().stream()
                    .map(shortName -> tactics.getOrDefault(shortName, shortName))
                    .collect(Collectors.joining(", "));
            path.add(names.isEmpty() ? "Techniques" : CleanText.line(names, NAME));
            StixObject parent = object.parent().isEmpty() ? null : byReference.get(object.parent());
            if (parent != null) {
                path.add(parent.name());
            }
        } else {
            path.add(object.kind() == StixObject.StixKind.TACTIC ? "Tactics" : "Mitigations");
        }
        path.add(object.name());
        return path;
    }

    private static String joined(String between, @Nullable List<String> parts) {
        return parts == null ? "" : parts.stream().sorted().collect(Collectors.joining(between));
    }
}
