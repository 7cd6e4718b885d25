package dev.serai.scan;

/**
 * Which object.
 *
 * @param kind for instance {@code Deployment}; {@code Host} for a host
 * @param namespace empty for what has none
 */
public record ObjectId(String kind, String namespace, String name) {

    @Override
    public String toString() {
        return kind + " " + (namespace.isEmpty() ? "" : namespace + "/") + name;
    }
}
