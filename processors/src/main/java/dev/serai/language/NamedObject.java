package dev.serai.language;

import org.jspecify.annotations.Nullable;

/**
 * An object of a cluster: one that is known, or one that is only spoken of.
 *
 * @param cluster null where the words do not say and nothing is known
 * @param kind null where the words do not say and nothing is known
 * @param namespace null for a node, and where the words do not say and nothing is known
 * @param resolved whether such an object is known; nothing is proposed for one that is not
 */
public record NamedObject(
        @Nullable String cluster,
        @Nullable TargetKind kind,
        @Nullable String namespace,
        String name,
        boolean resolved) {

    /** An object that exists. */
    public static NamedObject known(String cluster, TargetKind kind, @Nullable String namespace, String name) {
        return new NamedObject(cluster, kind, namespace, name, true);
    }

    /** As a person would write it: {@code Deployment shop/cart}. */
    public String inWords() {
        return (kind == null ? "" : kind.title() + " ") + (namespace == null ? "" : namespace + "/") + name;
    }

    /** The same with its cluster: {@code Deployment shop/cart on demo}. */
    public String inWordsWithCluster() {
        return inWords() + (cluster == null ? "" : " on " + cluster);
    }
}
