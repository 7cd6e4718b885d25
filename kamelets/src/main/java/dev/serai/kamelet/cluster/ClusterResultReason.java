package dev.serai.kamelet.cluster;

/**
 * What came of a call. {@code outcome} is the contract's word; {@code effect} says whether the cluster was changed:
 * {@code NONE} is certain, {@code UNKNOWN} is not.
 */
enum ClusterResultReason {
    /** A change was made, or a question was answered. */
    DONE("succeeded", Effect.DONE),
    /** The server checked the change and stored nothing. */
    DRY_RUN("succeeded", Effect.NONE),
    /** It is already so; nothing was written. */
    UNCHANGED("succeeded", Effect.NONE),
    /** This very action was already carried out on this object; nothing was written now. */
    ALREADY_APPLIED("succeeded", Effect.DONE),
    /** A drain that ended with pods still on the node. */
    PARTIAL("failed", Effect.DONE),

    /** The arguments are incomplete or not of their form. */
    REFUSED_ARGUMENTS("failed", Effect.NONE),
    /** Not this cluster, namespace, name or mode, by configuration. */
    REFUSED_POLICY("failed", Effect.NONE),
    /** Not the object that was approved, or too late to start. */
    REFUSED_GUARD("failed", Effect.NONE),
    /** A PodDisruptionBudget does not allow it now. */
    REFUSED_PDB("failed", Effect.NONE),
    /** Not possible with the object as it is, for instance a paused Deployment. */
    REFUSED_STATE("failed", Effect.NONE),
    /** The server does not accept the change (400, 405, 415, 422, a redirect). */
    INVALID("failed", Effect.NONE),
    /** The server does not know who asks (401). */
    UNAUTHORIZED("failed", Effect.NONE),
    /** The account may not do that (403). */
    FORBIDDEN("failed", Effect.NONE),
    /** There is no such object (404). */
    NOT_FOUND("failed", Effect.NONE),
    /** The object was changed by somebody else in between (409). */
    CONFLICT("failed", Effect.NONE),
    /** The server asks to come again later (429); it is not asked again here. */
    BUSY("failed", Effect.NONE),
    /** No connection was made, so nothing was sent. */
    UNREACHABLE("failed", Effect.NONE),
    /** More than the limit of what is read. */
    TOO_LARGE("failed", Effect.NONE),
    /** metrics.k8s.io is not served here. */
    NOT_SERVED("failed", Effect.NONE),
    /** Looked for and certainly not there. */
    NO_EFFECT_FOUND("failed", Effect.NONE),

    /** Sent, and no answer in time. */
    TIMEOUT("unknown", Effect.UNKNOWN),
    /** Sent, and the connection was lost. */
    LOST("unknown", Effect.UNKNOWN),
    /** Sent, and the server failed (5xx). */
    SERVER_ERROR("unknown", Effect.UNKNOWN),
    /** The pod that was to go is gone; by whose hand cannot be told. */
    TARGET_GONE("unknown", Effect.UNKNOWN);

    private final String outcome;
    private final Effect effect;

    ClusterResultReason(String outcome, Effect effect) {
        this.outcome = outcome;
        this.effect = effect;
    }

    /** {@code succeeded}, {@code failed} or {@code unknown}; a read that got no answer has failed. */
    String outcome(boolean writing) {
        return !writing && effect == Effect.UNKNOWN && this != TARGET_GONE ? "failed" : outcome;
    }

    Effect effect(boolean writing) {
        return writing || this == TARGET_GONE ? effect : Effect.NONE;
    }

    /** Whether a change may have happened that nobody can vouch for. */
    boolean uncertain() {
        return effect == Effect.UNKNOWN;
    }

    /** Whether the cluster was changed. */
    enum Effect {
        NONE,
        DONE,
        UNKNOWN
    }
}
