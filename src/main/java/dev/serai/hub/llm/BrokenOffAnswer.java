package dev.serai.hub.llm;

/** A stream ended before the answer did. */
final class BrokenOffAnswer extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokenOffAnswer() {
        super("the model's answer broke off");
    }
}
