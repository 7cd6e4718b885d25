package dev.serai.evidence;

import dev.serai.wire.WireName;

/** How a line of a log is worded; it says nothing about whether something is wrong. */
public enum LogTone implements WireName {
    NEGATIVE,
    NEUTRAL,
    POSITIVE,
    UNKNOWN
}
