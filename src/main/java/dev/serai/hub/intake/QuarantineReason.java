package dev.serai.hub.intake;

/** Why a delivery was kept without being folded. */
enum QuarantineReason {
    /** It is JSON, and not the shape of its kind. */
    UNFIT,
    /** It was readable, and none of its alerts can be taken. */
    NO_ALERT,
    /** The database refuses its values. */
    UNSTORABLE,
    /** Folding it failed each time, or ended the hub. */
    FAILED
}
