package dev.serai.playbook;

import dev.serai.action.RefusalReason;

/** Ends the resolving of arguments at the first that cannot be. */
final class ArgumentsRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final RefusalReason reason;
    private final String detail;

    /** @param detail which argument, without its value */
    ArgumentsRefused(RefusalReason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
        this.detail = detail;
    }

    ArgumentResolution.NotResolved resolution() {
        return new ArgumentResolution.NotResolved(reason, detail);
    }
}
