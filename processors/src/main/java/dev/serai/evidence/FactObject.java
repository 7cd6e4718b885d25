package dev.serai.evidence;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a fact is about.
 *
 * @param kind in lower case, for instance {@code pod}, {@code node}, {@code database}, {@code service}
 * @param namespace where names are unique only within one
 * @param name its name
 */
public record FactObject(String kind, @Nullable String namespace, String name) {

    public FactObject {
        kind = FactText.needed("kind", kind, FactText.NAME).toLowerCase(Locale.ROOT);
        namespace = FactText.optional(namespace, FactText.NAME);
        name = FactText.needed("name", name, FactText.NAME);
    }

    public static FactObject of(String kind, String name) {
        return new FactObject(kind, null, name);
    }

    /** For people: {@code pod shop/cart-1}, {@code node n1}. */
    @Override
    public String toString() {
        return kind + " " + (namespace == null ? "" : namespace + "/") + name;
    }
}
