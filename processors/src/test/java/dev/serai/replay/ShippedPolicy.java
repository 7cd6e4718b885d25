package dev.serai.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The policy files of {@code routes/}, by name. */
final class ShippedPolicy {

    private static final Path ROUTES = Path.of("../routes");

    private ShippedPolicy() {}

    static Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(ROUTES.resolve("policy"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = ROUTES.relativize(file).toString();
                if (AlertPolicy.FILES.contains(name) || name.startsWith(PolicyTests.FOLDER + "/")) {
                    texts.put(name, Files.readString(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    static AlertPolicy policy() {
        return AlertPolicy.read(texts(), name -> name);
    }
}
