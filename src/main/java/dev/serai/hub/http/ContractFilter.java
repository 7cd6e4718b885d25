package dev.serai.hub.http;

import dev.serai.access.Account;
import dev.serai.investigation.ToolPermit;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets a request of the API through when it is for an operation and asks of it only what it offers. */
public class ContractFilter extends OncePerRequestFilter {

    /** The operation that was authorised, as a request attribute. */
    static final String OPERATION = "dev.serai.operation";

    /** The account that calls, as a request attribute; absent for anybody. */
    static final String CALLER = "dev.serai.caller";

    /** Who calls, as a {@link ScopedCaller} in a request attribute; absent for anybody. */
    static final String SCOPED = "dev.serai.scoped-caller";

    /** What that account may with what it calls with, as a request attribute; absent for anybody. */
    static final String PERMIT = "dev.serai.permit";

    /** The personal token that calls, as a request attribute; absent for a session. */
    static final String TOKEN = "dev.serai.token";

    /** Where the request comes from, as a request attribute. */
    public static final String ADDRESS = "dev.serai.address";

    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final ApiContract contract;

    public ContractFilter(ApiContract contract) {
        this.contract = contract;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            check(request);
        } catch (Problem refused) {
            Problems.write(response, refused);
            return;
        }
        chain.doFilter(request, response);
    }

    private void check(HttpServletRequest request) {
        String path = request.getRequestURI();
        Optional<ApiOperation> operation = contract.find(request.getMethod(), path);
        if (operation.isEmpty()) {
            List<String> allowed = contract.methods(path);
            throw allowed.isEmpty() ? Problems.notFound() : Problems.methodNotAllowed(allowed);
        }
        refuseUndeclared(request, operation.get());
        ApiQuery.check(request.getQueryString());
        request.setAttribute(OPERATION, operation.get());
        Account caller = caller();
        request.setAttribute(CALLER, caller);
        ScopedCaller scoped =
                SecurityContextHolder.getContext().getAuthentication() instanceof ScopedCaller known ? known : null;
        request.setAttribute(SCOPED, scoped);
        // Whoever says nothing about scopes has none.
        request.setAttribute(
                PERMIT,
                caller == null ? null : new ToolPermit(caller.role(), scoped == null ? Set.of() : scoped.scopes()));
        request.setAttribute(TOKEN, scoped == null ? null : scoped.token());
    }

    /** Who guards or names a change must not believe that it was heeded where it is not. */
    private static void refuseUndeclared(HttpServletRequest request, ApiOperation operation) {
        if (READING.contains(request.getMethod())) {
            return;
        }
        if (!operation.headers().guarded() && request.getHeader("If-Match") != null) {
            throw Problems.invalid("This operation takes no If-Match.");
        }
        if (!operation.headers().keyed() && request.getHeader("Idempotency-Key") != null) {
            throw Problems.invalid("This operation takes no Idempotency-Key.");
        }
    }

    private static @Nullable Account caller() {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        return caller != null && caller.getPrincipal() instanceof Account account ? account : null;
    }
}
