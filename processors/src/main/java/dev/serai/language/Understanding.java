package dev.serai.language;

/** Reads a person's words. */
public final class Understanding {

    private Understanding() {}

    /** What the words ask for; the same words in the same context always mean the same. */
    public static Understood of(String text, UnderstandingContext context) {
        return Understood.Unclear.of(
                text.length() > UnderstandingContext.MAX_LENGTH
                        ? UnclearReason.TOO_LONG
                        : UnclearReason.NOT_UNDERSTOOD);
    }
}
