package dev.serai.hub.http;

import dev.serai.access.Scope;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who calls, with what a personal token lets through. */
public interface ScopedCaller {

    /** What the token may do; null for a session, which may all that its account may. */
    @Nullable
    Set<Scope> scopes();
}
