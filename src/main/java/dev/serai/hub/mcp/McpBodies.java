package dev.serai.hub.mcp;

import dev.serai.hub.http.BodyRule;
import dev.serai.hub.http.HeapShare;
import dev.serai.hub.http.Problem;
import dev.serai.hub.security.TokenCaller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Messages of agents: JSON, bounded; what is in them is judged behind. */
@Component
class McpBodies implements BodyRule {

    private static final int MAX_BYTES = 64 * 1024;

    private final HeapShare heap = new HeapShare(MAX_BYTES);

    @Override
    public boolean isFor(HttpServletRequest request) {
        return request.getRequestURI().equals("/mcp");
    }

    @Override
    public BodyAdmission admit(HttpServletRequest request) {
        String type = String.valueOf(request.getContentType()).split(";", 2)[0].strip();
        if ("POST".equals(request.getMethod()) && !type.toLowerCase(Locale.ROOT).equals("application/json")) {
            throw new Problem(
                    415, "unsupported-type", "Unsupported content type", "The body must be application/json in UTF-8.");
        }
        Object caller = request.getAttribute(TokenCaller.ATTRIBUTE);
        return new BodyAdmission(
                caller instanceof TokenCaller known ? known.account().id().toString() : "anybody", MAX_BYTES, heap);
    }
}
