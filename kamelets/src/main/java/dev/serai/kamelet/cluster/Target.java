package dev.serai.kamelet.cluster;

import java.util.regex.Pattern;

/**
 * One object.
 *
 * @param kind its kind
 * @param namespace its namespace, empty for a node
 * @param name its name
 */
record Target(ObjectKind kind, String namespace, String name) {

    /** RFC 1123, as the API demands of namespaces (label) and names (subdomain); nothing else ever reaches a path. */
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    private static final Pattern SUBDOMAIN =
            Pattern.compile("(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

    static Target of(ObjectKind kind, String namespace, String name) throws ClusterRefusal {
        boolean placed = kind.namespaced() ? LABEL.matcher(namespace).matches() : namespace.isEmpty();
        if (!placed || !SUBDOMAIN.matcher(name).matches()) {
            throw new ClusterRefusal(
                    ClusterResultReason.REFUSED_ARGUMENTS, "namespace or name is missing or not a Kubernetes name");
        }
        return new Target(kind, namespace, name);
    }

    String path() {
        return kind.path(namespace) + "/" + name;
    }

    @Override
    public String toString() {
        return kind.title() + " " + (namespace.isEmpty() ? "" : namespace + "/") + name;
    }
}
