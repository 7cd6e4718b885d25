package dev.serai.hub.llm;

/** Somebody stopped waiting for a model, because the hub closes for instance: it says nothing of the model. */
final class InterruptedCall extends RuntimeException {

    private static final long serialVersionUID = 1;

    InterruptedCall() {
        super("interrupted while the model was answering");
    }
}
