package dev.serai.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.mcp.McpMessage.McpRequest;
import org.jspecify.annotations.Nullable;

/**
 * By which rules a request is answered. Since 2026-07-28 each request says so itself, in {@code _meta} and in headers; before,
 * both sides agreed at first and the hub, which keeps no session, goes by the header alone.
 *
 * @param selfDescribed whether the request is of 2026-07-28 or later
 * @param refusal why it gets no result; null if it may
 * @param requested the revision it asked for in vain; null unless it looks like one
 */
public record McpTerms(boolean selfDescribed, @Nullable McpError refusal, @Nullable String requested) {

    private static final String REVISION = "io.modelcontextprotocol/protocolVersion";
    private static final String CAPABILITIES = "io.modelcontextprotocol/clientCapabilities";

    public static McpTerms of(McpRequest request, McpHeaders headers) {
        JsonNode meta = request.params().path("_meta");
        String said = meta.path(REVISION).isTextual() ? meta.path(REVISION).textValue() : null;
        boolean known = McpSession.speaks(headers.revision());
        if (said == null && !McpSession.NEWEST.equals(headers.revision())) {
            return known ? new McpTerms(false, null, null) : unsupported(false, headers.revision());
        }
        if (said != null && !said.equals(headers.revision())) {
            return refused(McpError.HEADER_MISMATCH);
        }
        if (!known) {
            return unsupported(true, headers.revision());
        }
        if (!McpSession.NEWEST.equals(headers.revision())) {
            return new McpTerms(false, null, null);
        }
        if (said == null || !meta.path(CAPABILITIES).isObject()) {
            return refused(McpError.INVALID_META);
        }
        return new McpTerms(true, agrees(request, headers) ? null : McpError.HEADER_MISMATCH, null);
    }

    private static boolean agrees(McpRequest request, McpHeaders headers) {
        JsonNode name = request.params().path("name");
        return headers.namesMethod(request.method())
                && (!request.method().equals("tools/call") || !name.isTextual() || headers.names(name.textValue()));
    }

    private static McpTerms refused(McpError why) {
        return new McpTerms(true, why, null);
    }

    private static McpTerms unsupported(boolean selfDescribed, @Nullable String revision) {
        boolean plain = revision != null && revision.matches("[A-Za-z0-9._-]{1,32}");
        return new McpTerms(selfDescribed, McpError.UNSUPPORTED_REVISION, plain ? revision : null);
    }
}
