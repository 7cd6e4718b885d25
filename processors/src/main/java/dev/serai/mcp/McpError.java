package dev.serai.mcp;

/** Why a message gets no result; codes of JSON-RPC 2.0 and of the protocol. Nothing of what was sent is quoted. */
public enum McpError {
    PARSE(-32700, "This is no JSON."),
    INVALID_REQUEST(-32600, "This is no single request of JSON-RPC 2.0."),
    METHOD_NOT_FOUND(-32601, "There is no such method."),
    INVALID_PARAMS(-32602, "The parameters are not those of the method."),
    UNKNOWN_TOOL(-32602, "There is no such tool."),
    UNKNOWN_CURSOR(-32602, "There is no such cursor."),
    INVALID_META(-32602, "_meta does not say the revision and what the client can do."),
    HEADER_MISMATCH(-32020, "The headers MCP-Protocol-Version, Mcp-Method and Mcp-Name are not what the message says."),
    UNSUPPORTED_REVISION(-32022, "This revision of the protocol is not spoken.");

    private final int code;
    private final String words;

    McpError(int code, String words) {
        this.code = code;
        this.words = words;
    }

    int code() {
        return code;
    }

    String words() {
        return words;
    }

    /** The status of the answer; before 2026-07-28 a request that can be read is answered with 200 whatever it asks. */
    public int status(boolean selfDescribed) {
        return switch (this) {
            case PARSE, INVALID_REQUEST, INVALID_META, HEADER_MISMATCH, UNSUPPORTED_REVISION -> 400;
            case METHOD_NOT_FOUND -> selfDescribed ? 404 : 200;
            case INVALID_PARAMS, UNKNOWN_TOOL, UNKNOWN_CURSOR -> 200;
        };
    }
}
