package dev.serai.hub.mcp;

import dev.serai.hub.http.Problem;
import dev.serai.hub.settings.ApiSettings;
import dev.serai.mcp.McpHeaders;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** What the transport asks of a request before its message counts. */
@Component
class McpRequestCheck {

    /** A page that a name elsewhere was bent to reach would say another. */
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final ApiSettings settings;

    McpRequestCheck(ApiSettings settings) {
        this.settings = settings;
    }

    /** @throws Problem 405, 403 or 406 */
    void check(HttpServletRequest request) {
        if (!"POST".equals(request.getMethod())) {
            throw new Problem(
                    405,
                    "method-not-allowed",
                    "Method not allowed",
                    "Messages come by POST; there is no stream and no session.",
                    Map.of("Allow", "POST"));
        }
        String origin = request.getHeader("Origin");
        if (origin != null && !isAllowed(origin)) {
            throw new Problem(403, "origin-refused", "Origin refused", "Pages of this origin may not call.");
        }
        if (!acceptsJson(request.getHeader("Accept"))) {
            throw new Problem(406, "not-acceptable", "Not acceptable", "Answers are application/json.");
        }
    }

    /** What the request says of its message. */
    static McpHeaders headers(HttpServletRequest request) {
        return new McpHeaders(
                all(request, "MCP-Protocol-Version"), all(request, "Mcp-Method"), all(request, "Mcp-Name"));
    }

    /** Who passes the request on may have gone by any of several values. */
    private static @Nullable String all(HttpServletRequest request, String name) {
        List<String> values = Collections.list(request.getHeaders(name));
        return values.isEmpty() ? null : String.join(", ", values).strip();
    }

    private boolean isAllowed(String origin) {
        if (settings.allowedOrigins().contains(origin)) {
            return true;
        }
        try {
            String host = URI.create(origin).getHost();
            return host != null && LOOPBACK.contains(host);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean acceptsJson(@Nullable String accept) {
        try {
            return accept == null
                    || MediaType.parseMediaTypes(accept).stream()
                            .anyMatch(type -> type.includes(MediaType.APPLICATION_JSON));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }
}
