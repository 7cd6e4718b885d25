package dev.serai.cluster;

/** What may be wrong with an object of a cluster. */
public enum ClusterCondition {
    CRASH_LOOP("CrashLoopBackOff", WatchedKind.POD),
    OOM_KILLED("OOMKilled", WatchedKind.POD),
    IMAGE_PULL("ImagePullBackOff", WatchedKind.POD),
    UNSCHEDULABLE("Unschedulable", WatchedKind.POD),
    PROBE_FAILED("ProbeFailed", WatchedKind.EVENT),
    NODE_NOT_READY("NodeNotReady", WatchedKind.NODE),
    NODE_PRESSURE("NodePressure", WatchedKind.NODE),
    NO_REPLICAS("NoAvailableReplicas", WatchedKind.DEPLOYMENT),
    ROLLOUT_STUCK("ProgressDeadlineExceeded", WatchedKind.DEPLOYMENT),
    HPA_AT_MAXIMUM("HpaAtMaximum", WatchedKind.HORIZONTAL_POD_AUTOSCALER);

    private final String title;
    private final WatchedKind source;

    ClusterCondition(String title, WatchedKind source) {
        this.title = title;
        this.source = source;
    }

    /** The value of the label {@code alertname}. */
    public String title() {
        return title;
    }

    /** The kind of object that shows it. */
    public WatchedKind source() {
        return source;
    }
}
