package dev.serai.mcp;

/** Why a message gets no result; codes of JSON-RPC 2.0. Nothing of what was sent is quoted. */
public enum McpError {
    PARSE(-32700, "This is no JSON."),
    INVALID_REQUEST(-32600, "This is no single request of JSON-RPC 2.0."),
    METHOD_NOT_FOUND(-32601, "There is no such method."),
    INVALID_PARAMS(-32602, "The parameters are not those of the method."),
    UNKNOWN_TOOL(-32602, "There is no such tool."),
    UNKNOWN_CURSOR(-32602, "There is no such cursor.");

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
}
