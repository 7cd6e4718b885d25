package dev.serai.probe;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One object of a cluster. Its names have the forms that Kubernetes demands, so that nothing else of what an alert says
 * can ask for anything.
 *
 * @param cluster the name it has in the settings, as far as the alert is right
 * @param kind {@code Pod}, {@code Deployment}, {@code StatefulSet}, {@code DaemonSet} or {@code Node}
 * @param namespace empty for a node
 * @param name its name
 * @param container which of a pod's containers; empty for the pod's default one
 */
public record ClusterObject(String cluster, String kind, String namespace, String name, String container) {

    static final String POD = "Pod";
    static final String DEPLOYMENT = "Deployment";
    static final String NODE = "Node";
    private static final Set<String> KINDS = Set.of(POD, DEPLOYMENT, "StatefulSet", "DaemonSet", NODE);

    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final Pattern SUBDOMAIN = Pattern.compile("[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?");

    public ClusterObject {
        boolean placed = kind.equals(NODE)
                ? namespace.isEmpty()
                : LABEL.matcher(namespace).matches();
        boolean named = SUBDOMAIN.matcher(name).matches()
                && (container.isEmpty() || LABEL.matcher(container).matches());
        if (!KINDS.contains(kind) || cluster.isBlank() || !placed || !named) {
            throw new IllegalArgumentException("not an object of a cluster");
        }
    }

    /** Nothing where a name is missing or none. */
    static Optional<ClusterObject> of(
            @Nullable String cluster,
            String kind,
            @Nullable String namespace,
            @Nullable String name,
            @Nullable String container) {
        try {
            return Optional.of(new ClusterObject(
                    orEmpty(cluster),
                    kind,
                    kind.equals(NODE) ? "" : orEmpty(namespace),
                    orEmpty(name),
                    container != null && LABEL.matcher(container).matches() ? container : ""));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A Deployment of that name; nothing where a name is missing or none. */
    public static Optional<ClusterObject> deployment(
            @Nullable String cluster, @Nullable String namespace, @Nullable String name) {
        return of(cluster, DEPLOYMENT, namespace, name, null);
    }

    /** An object of a kind; nothing where a name is missing or none. */
    public static Optional<ClusterObject> of(
            @Nullable String cluster, String kind, @Nullable String namespace, @Nullable String name) {
        return of(cluster, kind, namespace, name, null);
    }

    boolean is(String other) {
        return kind.equals(other);
    }

    /** As a Kamelet takes it. */
    Map<String, Object> arguments() {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("cluster", cluster);
        arguments.put("kind", kind);
        if (!namespace.isEmpty()) {
            arguments.put("namespace", namespace);
        }
        arguments.put("name", name);
        return arguments;
    }

    /** {@code Pod web/cart-1}: for people and models. */
    public String title() {
        return kind + " " + (namespace.isEmpty() ? "" : namespace + "/") + name;
    }

    /** Whether it is the same object, whichever container is meant. */
    public boolean same(ClusterObject other) {
        return cluster.equals(other.cluster)
                && kind.equals(other.kind)
                && namespace.equals(other.namespace)
                && name.equals(other.name);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
