package dev.serai.action;

import dev.serai.wire.ReasonCode;

/** Why an action that neither ran nor was checked moved on. */
public enum ActionMoveReason implements ReasonCode {
    /** A person cancelled it. */
    CANCELLED,
    /** Nothing new begins while automation is paused. */
    PAUSED,
    /** Its incident is over. */
    INCIDENT_RESOLVED,
    /** A person said what became of it. */
    SETTLED_BY_PERSON
}
