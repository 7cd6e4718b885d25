package dev.serai.planning;

import dev.serai.wire.ReasonCode;

/** Why something is to be proposed. */
public enum RequestReason implements ReasonCode {
    /** It takes an earlier action back. */
    COMPENSATION,
    /** A playbook applies to the incident. */
    PLAYBOOK_MATCHES,
    /** A person wants it. */
    ASKED_FOR,
    /** A model, or another agent, proposes it to the person who asked. */
    MODEL_PROPOSED,
    /** The playbook that a person wants applies to the incident. */
    APPLIES,
    /** It does not apply, and the person wants it all the same. */
    CONDITION_NOT_MET
}
