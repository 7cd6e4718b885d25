package dev.serai.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A copy of {@code routes/} that a test may change. It waits for nothing that is mild: most tests' clocks do not move. Nor has
 * a chat a budget of pages that a process of many tests would meet.
 */
public final class RoutesCopy {

    private static final String SIGNAL = "policy/signal.yaml";

    private static final String NOTIFY = "policy/notify.yaml";

    private final Path path;

    private RoutesCopy(Path path) {
        this.path = path;
    }

    public static RoutesCopy make() {
        Path origin = Path.of("routes");
        try (Stream<Path> files = Files.walk(origin)) {
            Path copy = TestFolders.make("serai-routes");
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = copy.resolve(origin.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
            RoutesCopy routes = new RoutesCopy(copy);
            routes.write(SIGNAL, routes.read(SIGNAL).replace("medium: 90s, low: 3m, info: 5m, ", ""));
            routes.write(NOTIFY, routes.read(NOTIFY).replace("pages: 60", "pages: 100000"));
            routes.write("policy/tests/no-pages.yaml", "# none\n");
            return routes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path path() {
        return path;
    }

    public String read(String file) {
        try {
            return Files.readString(path.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void write(String file, String text) {
        try {
            Files.writeString(path.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For tests with playbooks of their own: a file that says nothing takes the shipped one away. */
    public void deletePlaybooks() {
        try (Stream<Path> files = Files.list(path.resolve("playbooks"))) {
            files.toList().forEach(file -> write("playbooks/" + file.getFileName(), "# none\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void delete(String file) {
        try {
            Files.delete(path.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
