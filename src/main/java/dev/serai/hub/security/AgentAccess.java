package dev.serai.hub.security;

import dev.serai.access.Scope;
import dev.serai.hub.http.Problem;
import dev.serai.hub.http.Problems;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/** Who may speak for a person as an agent: a personal token, and none that could decide about an approval. */
@Component
class AgentAccess {

    private static final Scope DECIDES = new Scope("approvals", true);

    AuthorizationDecision decide(Supplier<Authentication> caller, RequestAuthorizationContext context) {
        if (!(caller.get() instanceof Caller known)) {
            return new AuthorizationDecision(false);
        }
        Problem refusal = refusal(known);
        if (refusal != null) {
            throw new AgentRefused(refusal);
        }
        context.getRequest()
                .setAttribute(
                        TokenCaller.ATTRIBUTE,
                        new TokenCaller(known.getPrincipal(), known.scopes() == null ? Set.of() : known.scopes()));
        return new AuthorizationDecision(true);
    }

    private static @Nullable Problem refusal(Caller caller) {
        if (caller.isSession()) {
            return new Problem(
                    403, "token-required", "Token required", "An agent needs a personal token, not a session.");
        }
        if (caller.mayUse(DECIDES)) {
            return new Problem(
                    403,
                    "token-decides",
                    "Token may decide",
                    "An agent never approves: give it a token without the scope " + DECIDES + ".");
        }
        return caller.getPrincipal().mustChangePassword() ? Problems.passwordChangeRequired() : null;
    }

    /** Carries the answer to whoever writes it. */
    static final class AgentRefused extends AccessDeniedException {

        private static final long serialVersionUID = 1L;

        private final transient Problem problem;

        AgentRefused(Problem problem) {
            super(problem.code());
            this.problem = problem;
        }

        Problem problem() {
            return problem;
        }
    }
}
