package dev.serai.kamelet.cluster;

/**
 * What came of a call. {@code outcome} is the contract's word; {@code effect} says whether the cluster was changed:
 * {@code NONE} is certain, {@code UNKNOWN} is not.
 */
enum ClusterResultReason {
    /** A change was made, or a question was answered. */
    DONE("succeeded", ClusterEffect.DONE),
    /** The server checked the change and stored nothing. */
    DRY_RUN("succeeded", ClusterEffect.NONE),
    /** It is already so; nothing was written. */
    UNCHANGED("succeeded", ClusterEffect.NONE),
    /** This very action was already carried out on this object; nothing was written now. */
    ALREADY_APPLIED("succeeded", ClusterEffect.DONE),
    /** A drain that ended with pods still on the node. */
    PARTIAL("failed", ClusterEffect.DONE),

    /** The arguments are incomplete or not of their form. */
    REFUSED_ARGUMENTS("failed", ClusterEffect.NONE),
    /** Not this cluster, namespace, name or mode, by configuration. */
    REFUSED_POLICY("failed", ClusterEffect.NONE),
    /** Not the object that was approved, or too late to start. */
    REFUSED_GUARD("failed", ClusterEffect.NONE),
    /** A PodDisruptionBudget does not allow it now. */
    REFUSED_PDB("failed", ClusterEffect.NONE),
    /** Not possible with the object as it is, for instance a paused Deployment. */
    REFUSED_STATE("failed", ClusterEffect.NONE),
    /** The server does not accept the change (400, 405, 415, 422, a redirect). */
    INVALID("failed", ClusterEffect.NONE),
    /** The server does not know who asks (401). */
    UNAUTHORIZED("failed", ClusterEffect.NONE),
    /** The account may not do that (403). */
    FORBIDDEN("failed", ClusterEffect.NONE),
    /** There is no such object (404). */
    NOT_FOUND("failed", ClusterEffect.NONE),
    /** The object was changed by somebody else in between (409). */
    CONFLICT("failed", ClusterEffect.NONE),
    /** The server asks to come again later (429); it is not asked again here. */
    BUSY("failed", ClusterEffect.NONE),
    /** No connection was made, so nothing was sent. */
    UNREACHABLE("failed", ClusterEffect.NONE),
    /** More than the limit of what is read. */
    TOO_LARGE("failed", ClusterEffect.NONE),
    /** metrics.k8s.io is not served here. */
    NOT_SERVED("failed", ClusterEffect.NONE),
    /** Looked for and certainly not there. */
    NO_EFFECT_FOUND("failed", ClusterEffect.NONE),

    /** Sent, and no answer in time. */
    TIMEOUT("unknown", ClusterEffect.UNKNOWN),
    /** Sent, and the connection was lost. */
    LOST("unknown", ClusterEffect.UNKNOWN),
    /** Sent, and the server failed (5xx). */
    SERVER_ERROR("unknown", ClusterEffect.UNKNOWN),
    /** The pod that was to go is gone; by whose hand cannot be told. */
    TARGET_GONE("unknown", ClusterEffect.UNKNOWN);

    private final String outcome;
    private final ClusterEffect effect;

    ClusterResultReason(String outcome, ClusterEffect effect) {
        this.outcome = outcome;
        this.effect = effect;
    }

    /** {@code succeeded}, {@code failed} or {@code unknown}; a read that got no answer has failed. */
    String outcome(boolean writing) {
        return !writing && effect == ClusterEffect.UNKNOWN && this != TARGET_GONE ? "failed" : outcome;
    }

    ClusterEffect effect(boolean writing) {
        return writing || this == TARGET_GONE ? effect : ClusterEffect.NONE;
    }

    /** Whether a change may have happened that nobody can vouch for. */
    boolean uncertain() {
        return effect == ClusterEffect.UNKNOWN;
    }

    /** Whether the cluster was changed. */
    enum ClusterEffect {
        NONE,
        DONE,
        UNKNOWN
    }
}
