package dev.serai.hub.web;

import dev.serai.approval.Role;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One operation of the contract and who may call it.
 *
 * @param id its operationId, and the name of its route
 * @param path with parameters in braces
 * @param access who may call it
 * @param role the least role when access is by role, else null
 * @param body whether it takes one
 */
public record ApiOperation(
        String id, String method, String path, Access access, @Nullable Role role, boolean body, Pattern pattern) {

    /** How an operation is guarded: {@code x-serai-role} in the contract. */
    public enum Access {
        /** Anybody. */
        ANONYMOUS,
        /** Any account, also one that must change its password first. */
        SELF,
        /** An account whose role covers the operation's. */
        ROLE
    }

    static ApiOperation of(String id, String method, String path, String guard, boolean body) {
        Access access =
                switch (guard) {
                    case "anonymous" -> Access.ANONYMOUS;
                    case "self" -> Access.SELF;
                    default -> Access.ROLE;
                };
        Role role = access == Access.ROLE
                ? Role.of(guard)
                        .orElseThrow(() -> new IllegalArgumentException("Unknown x-serai-role '" + guard + "' at " + id
                                + ", supported are: anonymous, self, viewer, operator, approver, admin"))
                : null;
        Pattern pattern = Pattern.compile(path.replace(".", "\\.").replaceAll("\\{\\w+}", "[A-Za-z0-9_-]{1,64}"));
        return new ApiOperation(id, method, path, access, role, body, pattern);
    }

    boolean matches(String requestPath) {
        return pattern.matcher(requestPath).matches();
    }
}
