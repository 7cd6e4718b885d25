package dev.serai.hub.http;

import dev.serai.access.Scope;
import dev.serai.approval.Role;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One operation of the contract and who may call it.
 *
 * @param id its operationId, and the name of its route
 * @param path with parameters in braces
 * @param body whether it takes one
 * @param hashes whether it hashes a password for whoever asks: {@code x-serai-hashes}
 * @param deprecation what comes after it, when it is deprecated
 */
public record ApiOperation(
        String id,
        String method,
        String path,
        Pattern pattern,
        AllowedCallers callers,
        boolean body,
        boolean hashes,
        Headers headers,
        @Nullable Deprecation deprecation) {

    /**
     * Who may call it.
     *
     * @param role the least role when access is by role, else null
     * @param sessionOnly whether a personal token is refused whatever its scopes: {@code x-serai-session-only}
     */
    public record AllowedCallers(Access access, @Nullable Role role, boolean sessionOnly) {}

    /**
     * Which headers it knows.
     *
     * @param keyed whether it takes an {@code Idempotency-Key}
     * @param guarded whether it takes an {@code If-Match}
     * @param tagged whether its answer has an entity tag
     */
    public record Headers(boolean keyed, boolean guarded, boolean tagged) {}

    /** How an operation is guarded: {@code x-serai-role} in the contract. */
    public enum Access {
        /** Anybody. */
        ANONYMOUS,
        /** Any account, also one that must change its password first. */
        SELF,
        /** An account whose role covers the operation's. */
        ROLE
    }

    public Access access() {
        return callers.access();
    }

    public @Nullable Role role() {
        return callers.role();
    }

    public boolean sessionOnly() {
        return callers.sessionOnly();
    }

    static Access access(String guard) {
        return switch (guard) {
            case "anonymous" -> Access.ANONYMOUS;
            case "self" -> Access.SELF;
            default -> Access.ROLE;
        };
    }

    static Role role(String guard, String id) {
        return Role.find(guard)
                .orElseThrow(() -> new IllegalArgumentException("Unknown x-serai-role '" + guard + "' at " + id
                        + ", supported are: anonymous, self, viewer, operator, approver, admin"));
    }

    /** A parameter is a plain name, or, where documents name it, one segment of whatever signs. */
    static Pattern pattern(String path) {
        return Pattern.compile(path.replace(".", "\\.")
                .replace("{knowledgeId}", "[^/]{1,600}")
                .replaceAll("\\{\\w+}", "[A-Za-z0-9_-]{1,64}"));
    }

    /** The scope that a personal token needs: the first part of the path, to read for GET, else to write. */
    public Scope scope() {
        String tag = path.split("[/.{]", -1)[ApiContract.BASE_PARTS];
        return Scope.needed(tag, method);
    }

    boolean matches(String requestPath) {
        return pattern.matcher(requestPath).matches();
    }
}
