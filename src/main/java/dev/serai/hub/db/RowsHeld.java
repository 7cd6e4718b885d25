package dev.serai.hub.db;

import java.util.Set;

/** Others hold the rows of some requests of a batch; nothing of the batch was committed. */
public final class RowsHeld extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Set<Integer> requests;

    /** @param requests which ones, by their place in the batch */
    public RowsHeld(Set<Integer> requests) {
        super("rows of " + requests.size() + " requests are held by others");
        this.requests = Set.copyOf(requests);
    }

    boolean isAbout(int request) {
        return requests.contains(request);
    }
}
