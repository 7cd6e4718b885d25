package dev.serai.analysis;

import org.jspecify.annotations.Nullable;

/** Reads what a model replied. It believes nothing: {@link Reply} says what of it can be used. */
public final class ReplyCheck {

    /** Longest reply that is read, in characters. */
    public static final int MAX_CHARS = ReplySchema.MAX_CHARS;

    private static final ReplySchema SCHEMA = ReplySchema.of("/schema/model-reply.json");

    private ReplyCheck() {}

    /** What was made of a reply. */
    public sealed interface ReplyVerdict {}

    /** It is as asked, and was judged claim by claim. */
    public record Readable(Reply reply) implements ReplyVerdict {}

    /** It is not what was asked for; the error is worded for the model. */
    public record Malformed(String error) implements ReplyVerdict {}

    /** The schema of a reply, as JSON. */
    public static String schema() {
        return SCHEMA.text();
    }

    /** The schema as endpoints with strict structured output take it. */
    public static String outputSchema() {
        return SCHEMA.withoutBounds();
    }

    /** Checks a reply to a question. */
    public static ReplyVerdict check(@Nullable String reply, Question question) {
        ReplySchema.SchemaVerdict read = SCHEMA.read(reply);
        return read instanceof ReplySchema.Fits fits
                ? new Readable(Reply.of(fits.tree(), question))
                : new Malformed(((ReplySchema.DoesNotFit) read).error());
    }
}
