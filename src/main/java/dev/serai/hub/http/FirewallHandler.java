package dev.serai.hub.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;

/**
 * Answers what Spring Security's firewall refuses as a problem, at once: an error dispatch would go through the firewall
 * again and end without an answer.
 */
@Component
class FirewallHandler implements RequestRejectedHandler {

    private static final int METHOD_NOT_ALLOWED = 405;

    /** The methods that the firewall lets through: with one of these something else was refused. */
    private static final Set<String> METHODS = Set.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT");

    private final ApiContract contract;

    FirewallHandler(ApiContract contract) {
        this.contract = contract;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException refused)
            throws IOException {
        Problems.write(response, problem(request));
    }

    private Problem problem(HttpServletRequest request) {
        if (METHODS.contains(request.getMethod())) {
            return Problems.ofStatus(HttpServletResponse.SC_BAD_REQUEST);
        }
        List<String> allowed = contract.methods(RequestIdFilter.path(request));
        return allowed.isEmpty() ? Problems.ofStatus(METHOD_NOT_ALLOWED) : Problems.methodNotAllowed(allowed);
    }
}
