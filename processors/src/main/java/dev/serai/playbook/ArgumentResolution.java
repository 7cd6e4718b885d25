package dev.serai.playbook;

/**
 * What a step's arguments came to, evaluated once: a proposal that could run exactly so, or the reason why there is none.
 */
public sealed interface ArgumentResolution permits ResolvedArguments, ArgumentResolution.Refused {

    /**
     * Why nothing can be proposed.
     *
     * @param detail which argument, without its value
     */
    record Refused(Reason reason, String detail) implements ArgumentResolution {}

    /** Why a step's arguments cannot be resolved. */
    enum Reason {
        /** An expression has no value for this incident. */
        NO_VALUE,
        /** A word does not match its pattern. */
        PATTERN_MISMATCH,
        /** The Kamelet's schema refuses an argument, or the target has a control character in it. */
        SCHEMA_MISMATCH,
        /** Evidence that the incident does not have, or whose content was not kept. */
        NO_SUCH_EVIDENCE,
        /** The arguments are longer than 16 KiB, or the target than 512 characters. */
        TOO_LARGE,
        /**
         * The Kamelet does not say which argument names what is acted upon, which only a playbook may; or one of the
         * arguments that make up the target is missing.
         */
        NO_TARGET,
        /** An argument or the target holds what looks like a secret: it would be shown, and nothing that would run is masked. */
        SECRET_IN_ARGUMENTS
    }
}
