package dev.serai.cluster;

import dev.serai.alert.Fingerprint;
import java.util.Map;

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

    boolean of(WatchedKind otherKind, String otherNamespace, String otherName) {
        return kind == otherKind && namespace.equals(otherNamespace) && name.equals(otherName);
    }
}
