package dev.serai.hub.routes;

import dev.serai.policy.PolicyError;
import dev.serai.policy.PolicyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The folder that integrators edit: {@code serai.routes-dir}. Names are relative to it. */
@Component
public class RoutesFolder {

    private final Path root;

    RoutesFolder(@Value("${serai.routes-dir}") String root) {
        this.root = Path.of(root);
    }

    /** A file's text in UTF-8; one that is missing or not text is a broken policy. */
    public String text(String name) {
        try {
            return Files.readString(root.resolve(name));
        } catch (IOException e) {
            throw new PolicyException(
                    new PolicyError(path(name), 1, 1, "cannot be read as UTF-8 text; serai.routes-dir is " + root));
        }
    }

    /** How errors name a file: with the folder, as the integrator sees it. */
    public String path(String name) {
        return root.resolve(name).toString();
    }

    /** The names of the {@code *.yaml} files directly in a sub-folder, routes excepted, in order; none if it is missing. */
    public List<String> yamlIn(String folder) {
        Path directory = root.resolve(folder);
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".yaml") && !file.endsWith(".camel.yaml"))
                    .sorted()
                    .map(file -> folder + "/" + file)
                    .toList();
        } catch (IOException e) {
            throw new PolicyException(new PolicyError(directory.toString(), 1, 1, "cannot be listed"));
        }
    }
}
