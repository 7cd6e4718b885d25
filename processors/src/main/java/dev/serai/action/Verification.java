package dev.serai.action;

import dev.serai.wire.ReasonCode;
import dev.serai.wire.WireName;
import org.jspecify.annotations.Nullable;

/**
 * Whether an action helped. It never rewrites the outcome.
 *
 * @param verdict what is known; null where nothing is asked, or nothing ran that could have helped
 * @param reason why, unless it passed
 */
public record Verification(@Nullable VerificationVerdict verdict, @Nullable VerificationReason reason) {

    /** Nothing is asked. */
    public static final Verification NONE = new Verification(null, null);

    /** It helped. */
    public static final Verification PASSED = new Verification(VerificationVerdict.PASSED, null);

    /** What is known about whether it helped. */
    public enum VerificationVerdict implements WireName {
        /** It is being found out. */
        PENDING,
        PASSED,
        FAILED,
        /** It cannot be told. */
        INCONCLUSIVE;

        /** The verdict of a stored name; null for none. */
        public static @Nullable VerificationVerdict of(@Nullable String wire) {
            return wire == null ? null : WireName.of(VerificationVerdict.class, wire);
        }
    }

    /** Why there is no better verdict. */
    public enum VerificationReason implements ReasonCode {
        /** It is looked at until it holds or the time is over. */
        BEING_LOOKED_AT,
        /** The condition does not hold, after all the time that the playbook gave it. */
        CONDITION_NOT_MET,
        /** The condition has no value for what was answered. */
        CONDITION_HAS_NO_VALUE,
        /** Nobody knows whether the action had its effect. */
        OUTCOME_UNKNOWN,
        /** An argument of the look has no value, or the reading Kamelet refuses it. */
        ARGUMENTS_REFUSED,
        /** What was to be looked at could not be read, up to the end. */
        NOT_READABLE,
        /** The looks themselves failed too often. */
        GIVEN_UP
    }

    public static Verification pending() {
        return new Verification(VerificationVerdict.PENDING, VerificationReason.BEING_LOOKED_AT);
    }

    public static Verification failed(VerificationReason reason) {
        return new Verification(VerificationVerdict.FAILED, reason);
    }

    public static Verification inconclusive(VerificationReason reason) {
        return new Verification(VerificationVerdict.INCONCLUSIVE, reason);
    }

    public boolean isPending() {
        return verdict == VerificationVerdict.PENDING;
    }

    /** Whether people must be told: it did not help, or nobody can say. */
    public boolean inVain() {
        return verdict == VerificationVerdict.FAILED || verdict == VerificationVerdict.INCONCLUSIVE;
    }

    /** The verdict's name in the store and on the wire. */
    public @Nullable String wire() {
        return verdict == null ? null : verdict.wire();
    }

    /** The reason's name in the store and on the wire. */
    public @Nullable String why() {
        return reason == null ? null : reason.name();
    }
}
