package dev.serai.hub.scan;

/**
 * What is looked at.
 *
 * @param name of a cluster, or the origin of a host
 */
record ScanTarget(String name, boolean isHost) {

    /** The exchange property that holds it. */
    static final String PROPERTY = "scanTarget";
}
