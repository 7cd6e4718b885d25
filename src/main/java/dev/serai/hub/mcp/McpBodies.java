package dev.serai.hub.mcp;

import dev.serai.hub.http.BodyRule;
import dev.serai.hub.http.ContentType;
import dev.serai.hub.http.HeapShare;
import dev.serai.hub.security.TokenCaller;
import jakarta.servlet.http.HttpServletRequest;
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
        if ("POST".equals(request.getMethod())) {
            ContentType.requireJson(request);
        }
        Object caller = request.getAttribute(TokenCaller.ATTRIBUTE);
        return new BodyAdmission(
                caller instanceof TokenCaller known ? known.account().id().toString() : "anybody", MAX_BYTES, heap);
    }
}
