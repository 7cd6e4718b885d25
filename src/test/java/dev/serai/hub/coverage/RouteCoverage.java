package dev.serai.hub.coverage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Which routes the integration tests reached. Each hub of a run, in the test's JVM or a process of its own, appends a
 * route's id to a file of its own the first time the route is entered, so that even a killed hub has told.
 */
final class RouteCoverage {

    /** Names the folder; set by the build for a whole run and inherited by the hubs that tests start. */
    static final String FOLDER_VARIABLE = "SERAI_ROUTE_COVERAGE";

    private final Path file;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    RouteCoverage(Path folder) {
        this.file = folder.resolve(UUID.randomUUID() + ".txt");
    }

    void reached(String routeId) {
        if (told.add(routeId)) {
            append(routeId);
        }
    }

    private synchronized void append(String routeId) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, List.of(routeId), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The defined routes that no file of the folder names, in order. */
    static Set<String> missing(Collection<String> defined, Path folder) {
        Set<String> missing = new TreeSet<>(defined);
        missing.removeAll(read(folder));
        return missing;
    }

    private static Set<String> read(Path folder) {
        Set<String> ids = new TreeSet<>();
        if (!Files.isDirectory(folder)) {
            return ids;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                ids.addAll(Files.readAllLines(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ids;
    }
}
