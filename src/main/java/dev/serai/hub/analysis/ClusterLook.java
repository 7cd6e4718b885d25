package dev.serai.hub.analysis;

import dev.serai.look.ClusterObject;
import dev.serai.look.Look;
import dev.serai.look.LookSource;
import java.util.Locale;

/** One look at one object, as it passes through the routes. */
record ClusterLook(Look look, ClusterObject object) {

    static final String PROPERTY = "clusterLook";

    /** Names it where a round tells what failed. */
    String name() {
        return LookSource.of(object, look.name().toLowerCase(Locale.ROOT));
    }
}
