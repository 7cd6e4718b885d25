package dev.serai.investigation;

import dev.serai.access.Scope;
import dev.serai.approval.Role;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What whoever asks may use: never more than the API lets them see or do.
 *
 * @param role of the account that asks
 * @param scopes of the token that it asks with; null where it asks by itself
 */
public record ToolPermit(Role role, @Nullable Set<Scope> scopes) {

    public ToolPermit {
        scopes = scopes == null ? null : Set.copyOf(scopes);
    }

    /** A person who asks in a conversation, or with a session. */
    public static ToolPermit of(Role role) {
        return new ToolPermit(role, null);
    }

    /** Whether that is enough for what this role and this scope are needed. */
    public boolean covers(Role needed, Scope scope) {
        return role.covers(needed) && (scopes == null || scopes.stream().anyMatch(held -> held.covers(scope)));
    }
}
