package dev.serai.hub.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps the bytes of a signed delivery as they came, up to a limit: what a signature is checked over must be neither
 * decoded nor parsed before, and a stranger's body must not fill the memory.
 */
@Component
class SignedBodyGate extends OncePerRequestFilter {

    static final int MAX_BYTES = 256 * 1024;

    private static final String SLACK = "/channels/slack/";
    private static final List<String> SIGNED = List.of(SLACK, "/channels/discord/");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return SIGNED.stream().noneMatch(request.getRequestURI()::startsWith);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean form = request.getRequestURI().startsWith(SLACK);
        // Slack's forms come as plain bytes here: UnreadForms hides from the container what they are.
        if (request.getMethod().equals("POST")
                && !ContentType.is(form ? UnreadForms.TYPE : "application/json", request)) {
            Problems.write(
                    response, ContentType.refusal(form ? "application/x-www-form-urlencoded" : "application/json"));
            return;
        }
        byte[] body = request.getInputStream().readNBytes(MAX_BYTES + 1);
        if (body.length > MAX_BYTES) {
            Problems.write(response, Problems.tooLarge(MAX_BYTES));
            return;
        }
        chain.doFilter(new ReadRequest(request, body), response);
    }
}
