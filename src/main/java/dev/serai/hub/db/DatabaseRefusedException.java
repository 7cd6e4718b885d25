package dev.serai.hub.db;

import org.jspecify.annotations.Nullable;

/** The hub does not start on this database. Says why, and what to do. */
final class DatabaseRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String action;

    DatabaseRefusedException(String why, String action, @Nullable Throwable cause) {
        super(why, cause);
        this.action = action;
    }

    String action() {
        return action;
    }
}
