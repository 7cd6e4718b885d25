package dev.serai.hub.security;

import dev.serai.hub.store.Account;
import dev.serai.hub.web.ApiContract;
import dev.serai.hub.web.ApiOperation;
import dev.serai.hub.web.ApiOperation.Access;
import dev.serai.hub.web.Problem;
import dev.serai.hub.web.Problems;
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
        Account account = caller.get() instanceof Caller known ? known.getPrincipal() : null;
        Problem refusal = account == null ? Problems.unauthenticated() : refusal(account, operation);
        if (refusal != null && account != null) {
            throw new Refused(refusal);
        }
        return new AuthorizationDecision(refusal == null);
    }

    /** Why the account may not; null when it may. A path without an operation is nobody's secret: the gate says 404. */
    private static @Nullable Problem refusal(Account account, Optional<ApiOperation> found) {
        if (found.isEmpty() || found.get().access() == Access.SELF) {
            return null;
        }
        if (account.mustChangePassword()) {
            return Problems.passwordChangeRequired();
        }
        var needed = found.get().role();
        return needed != null && account.role().covers(needed)
                ? null
                : Problems.forbidden("This needs the role " + (needed == null ? "of nobody" : needed.wireName()) + ".");
    }

    AccessDeniedHandler refusal() {
        return (request, response, denied) -> Problems.write(
                response, denied instanceof Refused refused ? refused.problem : Problems.forbidden("Not allowed."));
    }

    private static final class Refused extends AccessDeniedException {

        private static final long serialVersionUID = 1L;

        private final transient Problem problem;

        Refused(Problem problem) {
            super(problem.code());
            this.problem = problem;
        }
    }
}
