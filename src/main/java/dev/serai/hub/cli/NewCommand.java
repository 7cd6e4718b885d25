package dev.serai.hub.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the first version of a file, which works as it is. */
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        description = "Writes a file to begin with, which works as it is.")
final class NewCommand implements Callable<Integer> {

    /** What can be begun. */
    enum FileKind {
        SOURCE(
                "intake/%s.camel.yaml",
                "Configure the source, serai.sources.%1$s.kind: %1$s, and restart the hub once."),
        PLAYBOOK("playbooks/%s.yaml", "Incidents that meet its condition are offered it from now on."),
        KAMELET("kamelets/%s-action.kamelet.yaml", "Call it from a route: kamelet:%s-action.");

        private final String file;
        private final String next;

        FileKind(String file, String next) {
            this.file = file;
            this.next = next;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Mixin
    private CommandOutput output;

    @Parameters(index = "0", paramLabel = "KIND", description = "One of: ${COMPLETION-CANDIDATES}.")
    private FileKind kind;

    @Parameters(index = "1", paramLabel = "NAME", description = "Lower-case words with hyphens.")
    private String name;

    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            defaultValue = "${env:SERAI_ROUTES_DIR:-routes}",
            description = "The folder of serai.routes-dir. Default: SERAI_ROUTES_DIR, or routes.")
    private Path folder;

    @Override
    public Integer call() throws IOException {
        if (!name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*") || name.length() > 40) {
            throw new CommandFailure("a name is at most 40 lower-case letters and digits, in words with hyphens");
        }
        Path file = folder.resolve(kind.file.formatted(name));
        Files.createDirectories(file.getParent());
        try {
            Files.writeString(file, text(), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new CommandFailure(file + " is there already");
        }
        output.show(
                Map.of("file", file.toString(), "kind", kind.toString(), "name", name),
                () -> List.of(file.toString(), kind.next.formatted(name)));
        return 0;
    }

    private String text() throws IOException {
        try (InputStream in = NewCommand.class.getResourceAsStream("/serai/new/" + kind + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException("the jar has no " + kind);
            }
            String title = name.substring(0, 1).toUpperCase(Locale.ROOT)
                    + name.substring(1).replace('-', ' ');
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@name@", name)
                    .replace("@title@", title);
        }
    }
}
