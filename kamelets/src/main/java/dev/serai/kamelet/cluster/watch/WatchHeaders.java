package dev.serai.kamelet.cluster.watch;

/** The headers of each message. */
public final class WatchHeaders {

    /** What is told: the name of a {@link WatchEvent} in lower case. */
    public static final String EVENT = "CamelKubernetesWatchEvent";

    /** Of which resource, for instance {@code apps/v1/deployments}. */
    public static final String RESOURCE = "CamelKubernetesWatchResource";

    /** Of which namespace; empty for all that are watched, and for what has none. */
    public static final String NAMESPACE = "CamelKubernetesWatchNamespace";

    private WatchHeaders() {}
}
