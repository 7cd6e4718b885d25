package dev.serai.silence;

/** A text that is no list of matchers. */
public final class MatcherSyntaxException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final int position;

    MatcherSyntaxException(int position, String reason) {
        super(reason + " (at character " + position + ")");
        this.position = position;
    }

    /** The character at which it is wrong, counted from 1. */
    public int position() {
        return position;
    }
}
