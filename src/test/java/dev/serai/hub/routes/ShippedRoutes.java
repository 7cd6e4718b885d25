package dev.serai.hub.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** What releases before this one shipped in {@code routes/}, as {@code src/release/list-routes} kept it. */
final class ShippedRoutes {

    private static final Path KEPT = Path.of("src/test/resources/shipped");

    private ShippedRoutes() {}

    static List<Path> releases() {
        try (Stream<Path> files = Files.list(KEPT)) {
            return files.filter(file -> file.toString().endsWith(".zip"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SortedMap<String, String> files(Path release) {
        SortedMap<String, String> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(release))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /** A whole copy, as integrators had to keep one; each file's text is changed on the way. */
    static Path copy(Path release, Path to, UnaryOperator<String> change) {
        files(release).forEach((name, text) -> {
            try {
                Files.createDirectories(to.resolve(name).getParent());
                Files.writeString(to.resolve(name), change.apply(text));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return to;
    }
}
