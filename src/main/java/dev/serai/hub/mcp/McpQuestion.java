package dev.serai.hub.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.hub.analysis.ToolScope.ToolAsker;
import dev.serai.mcp.McpMessage.McpRequest;

/**
 * What an agent asks.
 *
 * @param selfDescribed whether it is asked, and to be answered, as since the revision 2026-07-28
 */
record McpQuestion(ToolAsker asker, McpRequest request, boolean selfDescribed) {

    /** Those that agreeing on a revision is made of are no methods where nothing is agreed on, and the other way round. */
    String method() {
        String method = request.method();
        boolean ofAgreement = method.equals("initialize") || method.equals("ping");
        boolean ofDescription = method.equals("server/discover");
        return ofAgreement && selfDescribed || ofDescription && !selfDescribed ? "" : method;
    }

    ObjectNode params() {
        return request.params();
    }
}
