package dev.serai.evidence;

import dev.serai.wire.WireName;

/** What an object's own state says. */
public enum ObjectHealth implements WireName {
    HEALTHY,
    UNHEALTHY,
    UNKNOWN
}
