package dev.serai.silence;

import dev.serai.wire.WireName;

/** How a declared change ended. */
public enum ChangeOutcome implements WireName {
    SUCCEEDED,
    FAILED,
    CANCELLED
}
