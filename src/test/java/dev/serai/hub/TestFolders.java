package dev.serai.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;

/** Folders for as long as this JVM has hubs: gone when all of them are closed. A JVM that is killed leaves them. */
public final class TestFolders {

    private static final Queue<Path> MADE = new ConcurrentLinkedQueue<>();

    static {
        SpringApplication.getShutdownHandlers().add(() -> MADE.forEach(TestFolders::delete));
    }

    private TestFolders() {}

    public static Path make(String prefix) {
        try {
            Path folder = Files.createTempDirectory(prefix);
            MADE.add(folder);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With all that is in it, what others delete meanwhile excepted. */
    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
