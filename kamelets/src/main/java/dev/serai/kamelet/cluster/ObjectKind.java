package dev.serai.kamelet.cluster;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The kinds of objects that are read or changed, and where the API serves them. */
enum ObjectKind {
    POD("Pod", "/api/v1", "pods", true),
    DEPLOYMENT("Deployment", "/apis/apps/v1", "deployments", true),
    STATEFUL_SET("StatefulSet", "/apis/apps/v1", "statefulsets", true),
    DAEMON_SET("DaemonSet", "/apis/apps/v1", "daemonsets", true),
    REPLICA_SET("ReplicaSet", "/apis/apps/v1", "replicasets", true),
    NODE("Node", "/api/v1", "nodes", false);

    private final String title;
    private final String api;
    private final String plural;
    private final boolean namespaced;

    ObjectKind(String title, String api, String plural, boolean namespaced) {
        this.title = title;
        this.api = api;
        this.plural = plural;
        this.namespaced = namespaced;
    }

    static ObjectKind of(String title) throws ClusterRefusal {
        for (ObjectKind kind : values()) {
            if (kind.title.equals(title)) {
                return kind;
            }
        }
        throw new ClusterRefusal(
                ClusterResultReason.REFUSED_ARGUMENTS,
                "Unknown kind '" + title + "', supported values are: "
                        + Arrays.stream(values()).map(ObjectKind::title).collect(Collectors.joining(", ")));
    }

    String title() {
        return title;
    }

    String api() {
        return api;
    }

    boolean namespaced() {
        return namespaced;
    }

    /** Path of all objects of the kind; in the namespace if the kind has one. */
    String path(String namespace) {
        return api + (namespaced ? "/namespaces/" + namespace : "") + "/" + plural;
    }
}
