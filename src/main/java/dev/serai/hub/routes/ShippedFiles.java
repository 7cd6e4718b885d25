package dev.serai.hub.routes;

import dev.serai.digest.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/**
 * Knows what the product itself shipped, in this release and in earlier ones, by SHA-256: whole files, and what files and
 * single definitions say, whatever their comments and layout. A copy of it in the integrator's folder says nothing of the
 * integrator's.
 */
final class ShippedFiles {

    static final String LIST = "serai/shipped-routes.sha256";

    private final Set<String> hashes = new HashSet<>();
    private final Set<String> names = new HashSet<>();
    private final ProductFiles product;
    /** What the files of this release say; read when there is something to compare with it. */
    private @Nullable Set<String> now;

    private ShippedFiles(ProductFiles product) {
        this.product = product;
    }

    /** As the list in the jar says, and what this release ships. */
    static ShippedFiles of(ProductFiles product) {
        ShippedFiles shipped = new ShippedFiles(product);
        shipped.read();
        product.texts().values().forEach(text -> shipped.hashes.add(Sha256.hex(text)));
        return shipped;
    }

    private synchronized Set<String> now() {
        Set<String> read = now;
        if (read == null) {
            read = new HashSet<>();
            for (var file : product.texts().entrySet()) {
                read.add(content(file.getKey(), file.getValue()));
            }
            now = read;
        }
        return read;
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
            // A file's own name stands before what is in it; what a whole file says has no name.
            names.add(words[1].replaceFirst("^.*#(?=.)", "").replace("#", ""));
        }
    }

    void add(Collection<RouteFile> product) {
        product.forEach(file -> file.items().forEach(item -> hashes.add(Sha256.hex(item.content()))));
    }

    /** Whether a release had a file of this text, line ends aside. */
    boolean has(String text) {
        return hashes.contains(Sha256.hex(text.replace("\r\n", "\n")));
    }

    /** Whether a release had an entry that says the same. */
    boolean has(RouteItem item) {
        return hashes.contains(Sha256.hex(item.content()));
    }

    /** Whether the file says what one of an earlier release said, and none of this one does. */
    boolean isOutdated(String name, String text) {
        String content = content(name, text);
        return hashes.contains(content) && !now().contains(content);
    }

    /** Whether a file of any release says the same. */
    boolean saysTheSame(String name, String text) {
        String content = content(name, text);
        return has(text) || !content.isEmpty() && (hashes.contains(content) || now().contains(content));
    }

    /** Whether an earlier release had a file, or a definition ({@code route:triage}), of this name. */
    boolean hasName(String name) {
        return names.contains(name);
    }

    /** The SHA-256 of what a YAML file says; empty for other files. */
    static String content(String name, String text) {
        try {
            return name.endsWith(".yaml") ? Sha256.hex(YamlContent.of(text)) : "";
        } catch (IOException e) {
            return "";
        }
    }
}
