package dev.serai.scan;

import dev.serai.wire.WireName;

/** How far a scan is. */
public enum ScanState implements WireName {
    QUEUED,
    RUNNING,
    DONE,
    /** Its job is dead; what it has found so far is not known. */
    FAILED
}
