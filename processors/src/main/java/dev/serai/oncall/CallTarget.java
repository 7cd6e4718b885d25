package dev.serai.oncall;

/**
 * Who a step of a chain calls.
 *
 * @param kind what the name is of
 */
public record CallTarget(CallTargetKind kind, String name) {

    /** What a step may name. */
    public enum CallTargetKind {
        /** Whoever a rota names at the moment of the call. */
        ROTA,
        /** An account. */
        USER
    }

    /** Reads {@code rota:shop} or {@code user:anna}; the schema has checked the form. */
    static CallTarget of(String text) {
        int colon = text.indexOf(':');
        CallTargetKind kind = text.startsWith("rota") ? CallTargetKind.ROTA : CallTargetKind.USER;
        return new CallTarget(kind, text.substring(colon + 1));
    }
}
