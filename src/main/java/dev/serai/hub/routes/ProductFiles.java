package dev.serai.hub.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The repository's {@code routes/} as the jar holds it. It is read once. */
final class ProductFiles {

    /** Where the class path has them. */
    static final String ROOT = "serai/routes/";

    private final SortedMap<String, String> texts;

    private ProductFiles(SortedMap<String, String> texts) {
        this.texts = Collections.unmodifiableSortedMap(texts);
    }

    static ProductFiles ofClassPath() {
        SortedMap<String, String> texts = new TreeMap<>();
        try {
            for (Resource file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:" + ROOT + "**/*.*")) {
                String address = file.getURL().toString();
                String name = address.substring(address.lastIndexOf(ROOT) + ROOT.length());
                if (!name.endsWith("/")) {
                    texts.put(name, file.getContentAsString(StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the jar's routes cannot be read", e);
        }
        if (texts.isEmpty()) {
            throw new IllegalStateException("the jar holds no " + ROOT);
        }
        return new ProductFiles(texts);
    }

    static ProductFiles of(SortedMap<String, String> texts) {
        return new ProductFiles(texts);
    }

    /** The text of each file by its name in {@code routes/}. */
    SortedMap<String, String> texts() {
        return texts;
    }
}
