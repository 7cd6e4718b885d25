package dev.serai.hub.analysis;

import dev.serai.probe.ClusterObject;
import dev.serai.probe.Probe;
import dev.serai.probe.ProbeSource;
import java.util.Locale;

/** One look at one object, as it passes through the routes. */
record ClusterProbe(Probe look, ClusterObject object) {

    static final String PROPERTY = "clusterProbe";

    /** Names it where a round tells what failed. */
    String name() {
        return ProbeSource.of(object, look.name().toLowerCase(Locale.ROOT));
    }
}
