package dev.serai.hub.http;

import dev.serai.access.Account;
import dev.serai.access.Scope;
import dev.serai.investigation.ToolPermit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who calls, with what a personal token lets through. */
public interface ScopedCaller {

    /** As it was when the request came. */
    Account account();

    /** What the token may do; null for a session, which may all that its account may. */
    @Nullable
    Set<Scope> scopes();

    /** Which personal token it is; null for a session. */
    @Nullable
    UUID token();

    /**
     * What the caller may by now, for an answer that goes on for longer; empty once the token or the session has ended, or
     * the account may do nothing any more. It may ask the database.
     */
    Optional<ToolPermit> permitNow();
}
