package dev.serai.hub.security;

import dev.serai.hub.http.ContractFilter;
import dev.serai.hub.http.Problem;
import dev.serai.hub.http.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Counts each request of the API: for the account behind its token, or for the address that sent none or a bad one. */
@Component
class RateLimitFilter extends OncePerRequestFilter implements AuthenticationEntryPoint {

    private final RateLimits limits;
    private final ClientAddress addresses;

    RateLimitFilter(RateLimits limits, ClientAddress addresses) {
        this.limits = limits;
        this.addresses = addresses;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String address = addresses.of(request);
        request.setAttribute(ContractFilter.ADDRESS, address);
        try {
            if (SecurityContextHolder.getContext().getAuthentication() instanceof Caller caller) {
                limits.take(caller.getPrincipal(), response);
            } else {
                limits.take(address, response);
            }
        } catch (Problem refused) {
            Problems.write(response, refused);
            return;
        }
        chain.doFilter(request, response);
    }

    /** A token that does not hold comes no further than here. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        Problem answer = Problems.unauthenticated();
        try {
            limits.take(addresses.of(request), response);
        } catch (Problem refused) {
            answer = refused;
        }
        Problems.write(response, answer);
    }
}
