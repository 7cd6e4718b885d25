package dev.serai.hub.routes;

import dev.serai.digest.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;

/**
 * Knows what the product itself shipped, in this release and in earlier ones, by SHA-256: whole files, and single
 * definitions without their comments. A copy of it in the integrator's folder says nothing of the integrator's.
 */
final class ShippedFiles {

    private static final String LIST = "serai/shipped-routes.sha256";

    private final Set<String> hashes = new HashSet<>();
    private final Set<String> names = new HashSet<>();

    private ShippedFiles() {}

    /** As the list in the jar says, and what this release ships. */
    static ShippedFiles of(ProductFiles product) {
        ShippedFiles shipped = new ShippedFiles();
        shipped.read();
        product.texts().values().forEach(text -> shipped.hashes.add(sha256(text)));
        return shipped;
    }

    private void read() {
        try {
            new ClassPathResource(LIST)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .forEach(this::line);
        } catch (IOException e) {
            throw new UncheckedIOException(LIST + " cannot be read", e);
        }
    }

    private void line(String line) {
        String[] words = line.split(" +", 2);
        if (!line.startsWith("#") && words.length == 2) {
            hashes.add(words[0]);
            int at = words[1].indexOf('#');
            names.add(words[1].substring(at + 1));
        }
    }

    void add(Collection<RouteFile> product) {
        product.forEach(file -> file.items().forEach(item -> hashes.add(sha256(item.canonical()))));
    }

    boolean has(String text) {
        return hashes.contains(sha256(text));
    }

    /** Whether an earlier release had a file, or a definition ({@code route:triage}), of this name. */
    boolean hasName(String name) {
        return names.contains(name);
    }

    static String sha256(String text) {
        return Sha256.hex(text.replace("\r\n", "\n"));
    }
}
