package dev.serai.cluster;

/** The kinds of objects that are watched. Items of a list carry no {@code kind}, so the caller names it. */
public enum WatchedKind {
    POD("Pod"),
    NODE("Node"),
    DEPLOYMENT("Deployment"),
    HORIZONTAL_POD_AUTOSCALER("HorizontalPodAutoscaler"),
    EVENT("Event");

    private final String title;

    WatchedKind(String title) {
        this.title = title;
    }

    /** As the API writes it. */
    public String title() {
        return title;
    }
}
