package dev.serai.hub.lint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The table of {@code docs/reference/metrics.md}. */
public record MetricsDocument(Map<String, Row> rows) {

    /** One metric; {@code always}: whether every hub shows it from its start. */
    public record Row(String name, String kind, boolean always) {

        /** The names under which Prometheus sees it. */
        public Set<String> families() {
            String base = name.replace('.', '_');
            return switch (kind) {
                case "counter" -> Set.of(base + "_total");
                case "timer" -> Set.of(base + "_seconds", base + "_seconds_max");
                case "summary" -> Set.of(base, base + "_max");
                case "gauge" -> Set.of(base);
                case "gauge (s)" -> Set.of(base + "_seconds");
                default -> throw new IllegalArgumentException(name + " is a " + kind);
            };
        }
    }

    public static MetricsDocument read() throws IOException {
        return of(Files.readAllLines(Path.of("docs/reference/metrics.md")));
    }

    static MetricsDocument of(List<String> lines) {
        Map<String, Row> rows = new TreeMap<>();
        for (String line : lines) {
            if (line.startsWith("| `serai.")) {
                String[] cells = line.split(" *\\| *", -1);
                String name = cells[1].replace("`", "");
                if (rows.put(name, new Row(name, cells[2], "yes".equals(cells[4]))) != null) {
                    throw new IllegalStateException(name + " is there twice");
                }
            }
        }
        return new MetricsDocument(rows);
    }

    /** The names under which Prometheus sees all of them. */
    public Set<String> families() {
        return rows.values().stream().flatMap(row -> row.families().stream()).collect(Collectors.toSet());
    }

    /** The names under which Prometheus sees those that are always there. */
    public Set<String> always() {
        return rows.values().stream()
                .filter(Row::always)
                .flatMap(row -> row.families().stream())
                .collect(Collectors.toSet());
    }
}
