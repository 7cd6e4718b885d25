package dev.serai.language;

/** Kinds of objects that words can be about. */
public enum TargetKind {
    DEPLOYMENT("Deployment", "deployments"),
    STATEFUL_SET("StatefulSet", "statefulsets"),
    DAEMON_SET("DaemonSet", "daemonsets"),
    POD("Pod", "pods"),
    NODE("Node", "nodes");

    private final String title;
    private final String resource;

    TargetKind(String title, String resource) {
        this.title = title;
        this.resource = resource;
    }

    /** As the Kubernetes API writes it. */
    public String title() {
        return title;
    }

    /** As roles write it. */
    public String resource() {
        return resource;
    }
}
