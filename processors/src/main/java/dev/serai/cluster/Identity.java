package dev.serai.cluster;

import dev.serai.alert.Fingerprint;
import java.util.Map;
import java.util.Optional;

/**
 * One condition of one object. An object that is made anew under the same name, such as a StatefulSet's pod, is the
 * same one here: its next trouble is a new episode of the same alert.
 *
 * @param condition the condition
 * @param cluster the configured name of the cluster
 * @param kind the kind of the object that has it
 * @param namespace its namespace; empty for a node
 * @param name its name
 * @param part what of it: the container, the kind of pressure, the kind of probe; empty for all of it
 */
public record Identity(
        ClusterCondition condition, String cluster, WatchedKind kind, String namespace, String name, String part) {

    /** Equal for equal identities, whenever they are seen. */
    public String fingerprint() {
        return Fingerprint.of(Map.of(
                "condition", condition.name(),
                "cluster", cluster,
                "kind", kind.title(),
                "namespace", namespace,
                "name", name,
                "part", part));
    }

    /** All but the cluster in one line; no part of it holds a blank. */
    String written() {
        return String.join(" ", condition.name(), kind.name(), orDash(namespace), orDash(name), orDash(part));
    }

    /** Reads what {@link #written()} wrote; empty for anything else. */
    static Optional<Identity> read(String written, String cluster) {
        String[] words = written.split(" ", -1);
        if (words.length != 5) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Identity(
                    ClusterCondition.valueOf(words[0]),
                    cluster,
                    WatchedKind.valueOf(words[1]),
                    orNothing(words[2]),
                    orNothing(words[3]),
                    orNothing(words[4])));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String orDash(String word) {
        return word.isEmpty() ? "-" : word;
    }

    private static String orNothing(String word) {
        return word.equals("-") ? "" : word;
    }

    boolean of(WatchedKind otherKind, String otherNamespace, String otherName) {
        return kind == otherKind && namespace.equals(otherNamespace) && name.equals(otherName);
    }
}
