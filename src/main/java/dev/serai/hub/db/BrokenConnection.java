package dev.serai.hub.db;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Set;

/**
 * Judges by its failures whether a connection is of use any more. What broke one broke its neighbours too: all are renewed,
 * instead of being waited for one after another.
 */
final class BrokenConnection implements SQLExceptionOverride {

    private static final String CONNECTION_FAILURE = "08";

    /** The server ended a session that was silent in its transaction, or idle. */
    private static final Set<String> ENDED = Set.of("25P03", "57P05");

    private final Runnable renewAll;

    BrokenConnection(Runnable renewAll) {
        this.renewAll = renewAll;
    }

    @java.lang.Override
    public SQLExceptionOverride.Override adjudicate(SQLException failure) {
        String state = failure.getSQLState();
        if (state == null) {
            return SQLExceptionOverride.Override.CONTINUE_EVICT;
        }
        if (state.startsWith(CONNECTION_FAILURE)) {
            renewAll.run();
        }
        return ENDED.contains(state)
                ? SQLExceptionOverride.Override.MUST_EVICT
                : SQLExceptionOverride.Override.CONTINUE_EVICT;
    }
}
