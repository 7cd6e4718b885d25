package dev.serai.mcp;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What a request says of its message in headers, for whoever passes it on without reading it; since 2026-07-28 the two must
 * agree. One that is sent several times has all its values, and so agrees with nothing.
 *
 * @param revision {@code MCP-Protocol-Version}
 * @param method {@code Mcp-Method}
 * @param name {@code Mcp-Name}, for tools the tool's
 */
public record McpHeaders(@Nullable String revision, @Nullable String method, @Nullable String name) {

    private static final String BEGIN = "=?base64?";
    private static final String END = "?=";

    boolean namesMethod(String called) {
        return called.equals(method);
    }

    /** A name that fits in no header comes in Base64. */
    boolean names(String called) {
        if (name == null
                || !name.startsWith(BEGIN)
                || !name.endsWith(END)
                || name.length() < BEGIN.length() + END.length()) {
            return called.equals(name);
        }
        try {
            byte[] decoded = Base64.getDecoder().decode(name.substring(BEGIN.length(), name.length() - END.length()));
            return called.equals(new String(decoded, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
