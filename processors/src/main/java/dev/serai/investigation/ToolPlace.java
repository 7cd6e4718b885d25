package dev.serai.investigation;

/** A namespace that a question may be about. */
public record ToolPlace(String cluster, String namespace) {

    /** {@code shop on demo}: for people and models. */
    public String title() {
        return namespace + " on " + cluster;
    }
}
