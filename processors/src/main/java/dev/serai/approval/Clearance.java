package dev.serai.approval;

/**
 * Whether an approved action may still start: everything that was said yes to is looked at again.
 *
 * @param clear whether it may
 * @param reason why, or why not
 */
public record Clearance(boolean clear, ClearanceReason reason) {

    /** Why an action may or may not start. */
    public enum ClearanceReason {
        /** Nothing has changed. */
        CLEAR,
        /** No such action in this tenant. */
        UNKNOWN_ACTION,
        /** Its approval is not approved. */
        NOT_APPROVED,
        /** The Kamelet, the playbook, a policy, the arguments or something else is not what was approved. */
        DIGEST_MISMATCH,
        /** It needs a dry run, and none is stored, or no version of what it was about. */
        NOT_PREVIEWED,
        /** Too few of those who approved still have the right to. */
        QUORUM_LOST,
        /** A freeze window has opened that nobody knew of who approved. */
        FREEZE_WINDOW,
        /** A playbook or policy file cannot be read now. */
        POLICY_UNREADABLE
    }

    public static Clearance of(ClearanceReason reason) {
        return new Clearance(reason == ClearanceReason.CLEAR, reason);
    }
}
