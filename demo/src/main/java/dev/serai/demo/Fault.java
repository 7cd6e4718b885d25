package dev.serai.demo;

/**
 * What goes wrong with a request.
 *
 * @param kind how
 * @param status of the answer, for {@link Kind#ANSWER}
 * @param body of the answer, for {@link Kind#ANSWER}; empty for a fitting {@code Status}
 */
public record Fault(Kind kind, int status, String body) {

    /** Ways to fail. */
    public enum Kind {
        /** Nothing is done and this is answered. */
        ANSWER,
        /** Nothing is done and nothing answered, until the faults are healed or the server closes. */
        HANG,
        /** Nothing is done and the connection breaks. */
        DROP,
        /** It is done; then nothing is answered. */
        DONE_THEN_HANG,
        /** It is done; then the connection breaks. */
        DONE_THEN_DROP
    }

    /** Answers a status, for instance 500, 503, 429 or 403, with its {@code Status} object. */
    public static Fault status(int status) {
        return new Fault(Kind.ANSWER, status, "");
    }

    /** Missing rights, as the API words it. */
    public static Fault forbidden() {
        return status(403);
    }

    /** See {@link Kind#HANG}. */
    public static Fault hang() {
        return new Fault(Kind.HANG, 0, "");
    }

    /** See {@link Kind#DROP}. */
    public static Fault drop() {
        return new Fault(Kind.DROP, 0, "");
    }

    /** See {@link Kind#DONE_THEN_HANG}. */
    public static Fault doneThenHang() {
        return new Fault(Kind.DONE_THEN_HANG, 0, "");
    }

    /** See {@link Kind#DONE_THEN_DROP}. */
    public static Fault doneThenDrop() {
        return new Fault(Kind.DONE_THEN_DROP, 0, "");
    }

    boolean done() {
        return kind == Kind.DONE_THEN_HANG || kind == Kind.DONE_THEN_DROP;
    }

    boolean hangs() {
        return kind == Kind.HANG || kind == Kind.DONE_THEN_HANG;
    }
}
