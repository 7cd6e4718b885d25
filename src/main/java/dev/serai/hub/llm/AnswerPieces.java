package dev.serai.hub.llm;

import java.util.function.Consumer;

/**
 * Hands the pieces of one answer to whoever shows them, for instance as events or as edits of a message. Only the first model
 * call that has something to show is shown: a second try would begin the same answer again.
 *
 * <p>The consumer is called on a thread of the model's client, never by two at once, and each piece is to be put behind
 * those before. It must return at once, because the model's answer waits for it; one that throws gets no more pieces, and
 * the answer goes on. What it got is readable text without secrets, and still a draft: the answer of the call is what
 * counts, and replaces it. A last piece may still be on its way when a call is given up.
 */
public final class AnswerPieces implements Consumer<String> {

    private final Consumer<String> shown;
    private volatile boolean begun;

    public AnswerPieces(Consumer<String> shown) {
        this.shown = shown;
    }

    /** Whether something was shown. */
    public boolean begun() {
        return begun;
    }

    @Override
    public void accept(String piece) {
        begun = true;
        shown.accept(piece);
    }
}
