package dev.serai.knowledge;

/** A document that is not what it is read as. The message says why and quotes nothing of it. */
public final class UnreadableDocument extends RuntimeException {

    public UnreadableDocument(String reason) {
        super(reason);
    }
}
