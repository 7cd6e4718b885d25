package dev.serai.hub.http;

import dev.serai.access.Scope;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who calls, with what a personal token lets through. */
public interface ScopedCaller {

    /** What the token may do; null for a session, which may all that its account may. */
    @Nullable
    Set<Scope> scopes();

    /** Which personal token it is; null for a session. */
    @Nullable
    UUID token();
}
