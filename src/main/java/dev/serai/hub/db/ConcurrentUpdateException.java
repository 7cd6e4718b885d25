package dev.serai.hub.db;

/** Another instance was faster; the same batch done again sees its work. */
public final class ConcurrentUpdateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ConcurrentUpdateException(String message) {
        super(message, null, false, false);
    }
}
