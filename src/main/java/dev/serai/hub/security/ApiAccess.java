package dev.serai.hub.security;

import dev.serai.access.Account;
import dev.serai.hub.http.ApiContract;
import dev.serai.hub.http.ApiOperation;
import dev.serai.hub.http.ApiOperation.Access;
import dev.serai.hub.http.Problem;
import dev.serai.hub.http.Problems;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/** The one place that decides whether an account may call an operation: the contract's {@code x-serai-role}. */
@Component
class ApiAccess {

    private final ApiContract contract;

    ApiAccess(ApiContract contract) {
        this.contract = contract;
    }

    AuthorizationDecision decide(Supplier<Authentication> caller, RequestAuthorizationContext context) {
        var request = context.getRequest();
        Optional<ApiOperation> operation = contract.find(request.getMethod(), request.getRequestURI());
        if (operation.isPresent() && operation.get().access() == Access.ANONYMOUS) {
            return new AuthorizationDecision(true);
        }
        Caller known = caller.get() instanceof Caller somebody ? somebody : null;
        Problem refusal = known == null ? Problems.unauthenticated() : refusal(known, operation);
        if (refusal != null && known != null) {
            throw new AccessRefused(refusal);
        }
        return new AuthorizationDecision(refusal == null);
    }

    /** Why the account may not; null when it may. A path without an operation is nobody's secret: the gate says 404. */
    private static @Nullable Problem refusal(Caller caller, Optional<ApiOperation> found) {
        if (found.isEmpty()) {
            return null;
        }
        Problem ofToken = caller.isSession() ? null : refusalOfToken(caller, found.get());
        return ofToken == null ? refusal(caller.getPrincipal(), found.get()) : ofToken;
    }

    /** A token may what its scopes say, and never more than its owner. */
    private static @Nullable Problem refusalOfToken(Caller caller, ApiOperation operation) {
        if (operation.sessionOnly()) {
            return new Problem(403, "session-required", "Session required", "This needs a session, not a token.");
        }
        return caller.mayUse(operation.scope())
                ? null
                : new Problem(
                        403, "scope-missing", "Scope missing", "The token needs the scope " + operation.scope() + ".");
    }

    private static @Nullable Problem refusal(Account account, ApiOperation operation) {
        if (operation.access() == Access.SELF) {
            return null;
        }
        if (account.mustChangePassword()) {
            return Problems.passwordChangeRequired();
        }
        var needed = operation.role();
        return needed != null && account.role().covers(needed)
                ? null
                : Problems.forbidden("This needs the role " + (needed == null ? "of nobody" : needed.wire()) + ".");
    }

    AccessDeniedHandler refusal() {
        return (request, response, denied) -> Problems.write(
                response,
                denied instanceof AccessRefused refused ? refused.problem : Problems.forbidden("Not allowed."));
    }

    private static final class AccessRefused extends AccessDeniedException {

        private static final long serialVersionUID = 1L;

        private final transient Problem problem;

        AccessRefused(Problem problem) {
            super(problem.code());
            this.problem = problem;
        }
    }
}
