package dev.serai.hub.approval;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/** A copy of routes/ that a test may change, with playbooks of its own. */
final class RulesFolder {

    static final String EXAMINE =
            """
            name: examine
            title: Examine a file
            when: evidence.exists(e, e.kind == "artefact") && alert.labels.kind == "file"
            steps:
              - id: look
                action: test-change-action
                with:
                  command: ["/usr/bin/look", "-v", "--", { value: alert.labels.name, pattern: "^[a-z0-9.]{1,40}$" }]
                  stdin_evidence: evidence.filter(e, e.kind == "artefact")[0].id
            """;

    static final String PROBE =
            """
            name: probe
            title: Ask the service
            when: '"url" in alert.labels'
            steps:
              - id: ask
                action: test-read-action
                with:
                  url: alert.labels.url
            """;

    final Path path;

    private RulesFolder(Path path) {
        this.path = path;
    }

    static RulesFolder copy() {
        try {
            Path copy = Files.createTempDirectory("serai-routes");
            Path origin = Path.of("routes");
            try (Stream<Path> files = Files.walk(origin)) {
                for (Path file : files.filter(Files::isRegularFile)
                        .filter(found -> !found.startsWith(origin.resolve("playbooks")))
                        .toList()) {
                    Path target = copy.resolve(origin.relativize(file));
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
            Files.createDirectories(copy.resolve("playbooks"));
            RulesFolder folder = new RulesFolder(copy);
            folder.write("playbooks/examine.yaml", EXAMINE);
            folder.write("playbooks/probe.yaml", PROBE);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(String file, String text) {
        try {
            Files.writeString(path.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String read(String file) {
        try {
            return Files.readString(path.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs something while a file has one more line. */
    void whileAppended(String file, String line, Runnable check) {
        String before = read(file);
        try {
            Files.writeString(path.resolve(file), line, StandardOpenOption.APPEND);
            check.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            write(file, before);
        }
    }
}
