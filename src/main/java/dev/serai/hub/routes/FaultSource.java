package dev.serai.hub.routes;

import java.util.List;

/** Reads files that integrators write, and keeps what it read before when one is wrong. */
public interface FaultSource {

    /** Why files are not in use as they stand there; none where all are. */
    List<RouteFault> faults();
}
