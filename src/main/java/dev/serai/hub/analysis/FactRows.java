package dev.serai.hub.analysis;

import dev.serai.analysis.CitedFacts;
import dev.serai.evidence.FactJson;
import dev.serai.hub.db.LoadedRow;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads typed facts from rows of evidence. */
final class FactRows {

    private FactRows() {}

    /** Rows with {@code id}, {@code source} and {@code content}; one that cannot be read, as of a later version, is left out. */
    static List<CitedFacts> read(Object rows) {
        return rows instanceof List<?> list
                ? list.stream().flatMap(FactRows::facts).toList()
                : List.of();
    }

    @SuppressWarnings("unchecked")
    private static Stream<CitedFacts> facts(Object columns) {
        LoadedRow row = new LoadedRow((Map<String, Object>) columns);
        try {
            String json = new String(row.bytes("content"), StandardCharsets.UTF_8);
            return Stream.of(new CitedFacts(row.id("id"), row.text("source"), FactJson.read(json)));
        } catch (IllegalArgumentException e) {
            return Stream.empty();
        }
    }
}
