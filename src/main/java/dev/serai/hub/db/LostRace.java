package dev.serai.hub.db;

/** Another instance was faster; the same batch done again sees its work. */
public final class LostRace extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LostRace(String message) {
        super(message, null, false, false);
    }
}
