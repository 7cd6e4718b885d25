package dev.serai.hub.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.digest.Sha256;
import dev.serai.event.JournalEntry;
import dev.serai.event.Subject;
import dev.serai.event.ToolEvent;
import dev.serai.hub.analysis.AgentTools;
import dev.serai.hub.analysis.AgentTools.AgentAnswer;
import dev.serai.hub.analysis.ToolScope.ToolAsker;
import dev.serai.hub.analysis.ToolScope.ToolReach;
import dev.serai.hub.http.Problems;
import dev.serai.hub.journal.Journal;
import dev.serai.hub.security.TokenCaller;
import dev.serai.investigation.OfferedTool;
import dev.serai.investigation.ToolPermit;
import dev.serai.investigation.ToolPlace;
import dev.serai.mcp.McpAnswer;
import dev.serai.mcp.McpError;
import dev.serai.mcp.McpMessage;
import dev.serai.mcp.McpSession;
import dev.serai.mcp.McpTools;
import dev.serai.probe.ClusterObject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.component.platform.http.springboot.PlatformHttpMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;

/** Answers one message of an agent. Nothing is kept between two of them but what the audit says. */
@Component("mcp")
class McpServer {

    static final String CALL = "mcpCall";

    /** For the list of tools, which is the same for all incidents. */
    private static final ToolReach SOMETHING = new ToolReach(
            List.of(new ClusterObject("any", "Pod", "any", "any", "")), List.of(new ToolPlace("any", "any")));

    private final AgentTools tools;
    private final McpRequestCheck requests;
    private final String version;

    McpServer(AgentTools tools, McpRequestCheck requests, ObjectProvider<BuildProperties> built) {
        this.tools = tools;
        this.requests = requests;
        BuildProperties properties = built.getIfAvailable();
        this.version = properties == null ? "development" : properties.getVersion();
    }

    /** The answer as the body; a call of a tool in the property {@value #CALL} where the route has to make one. */
    void read(Exchange exchange) {
        HttpServletRequest request =
                exchange.getMessage(PlatformHttpMessage.class).getRequest();
        String body = exchange.getMessage().getBody(String.class);
        exchange.getMessage().removeHeaders("*");
        if (!(request.getAttribute(TokenCaller.ATTRIBUTE) instanceof TokenCaller caller)) {
            throw Problems.unauthenticated();
        }
        requests.check(request);
        ToolAsker asker = new ToolAsker(
                caller.account().tenant(),
                caller.account().actor(),
                new ToolPermit(caller.account().role(), caller.scopes()));
        McpMessage message = McpMessage.read(body == null ? "" : body);
        if (message instanceof McpMessage.McpRequest asked) {
            answer(asked, asker, exchange);
        } else if (message instanceof McpMessage.UnreadableMessage wrong) {
            status(exchange, 400, McpAnswer.error(null, wrong.error()));
        } else {
            status(exchange, 202, null);
        }
    }

    private void answer(McpMessage.McpRequest asked, ToolAsker asker, Exchange exchange) {
        switch (asked.method()) {
            case "initialize" -> result(exchange, asked, McpSession.begin(asked.params(), version));
            case "ping" -> result(exchange, asked, JsonNodeFactory.instance.objectNode());
            case "tools/list" -> McpTools.page(
                            offered(asker),
                            tools.ofIncident(asker, SOMETHING),
                            asked.params().get("cursor"))
                    .ifPresentOrElse(
                            page -> result(exchange, asked, page),
                            () -> error(exchange, asked, McpError.UNKNOWN_CURSOR));
            case "tools/call" -> call(asked, asker, exchange);
            default -> error(exchange, asked, McpError.METHOD_NOT_FOUND);
        }
    }

    private SortedMap<String, OfferedTool> offered(ToolAsker asker) {
        return tools.offered(asker, SOMETHING);
    }

    private void call(McpMessage.McpRequest asked, ToolAsker asker, Exchange exchange) {
        String tool = asked.params().path("name").asText();
        JsonNode given = asked.params().path("arguments");
        if (!offered(asker).containsKey(tool)) {
            error(exchange, asked, McpError.UNKNOWN_TOOL);
            return;
        }
        if (!given.isMissingNode() && !given.isObject()) {
            error(exchange, asked, McpError.INVALID_PARAMS);
            return;
        }
        ObjectNode arguments = given instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
        Optional<UUID> incident = Optional.empty();
        if (tools.ofIncident(asker, SOMETHING).contains(tool)) {
            incident = uuid(arguments.remove(McpTools.INCIDENT));
            if (incident.isEmpty()) {
                result(exchange, asked, McpAnswer.said("The tool needs " + McpTools.INCIDENT + ", a UUID.", true));
                return;
            }
        }
        exchange.setProperty(CALL, new McpCall(asker, asked.id(), tool, incident.orElse(null), arguments.toString()));
        exchange.getMessage().setHeader("tenant", asker.tenant());
        incident.ifPresent(id -> exchange.getMessage().setHeader("incidentId", id.toString()));
    }

    private static Optional<UUID> uuid(@Nullable JsonNode text) {
        try {
            return text == null || text.asText().length() != 36
                    ? Optional.empty()
                    : Optional.of(UUID.fromString(text.asText()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether a tool is to be called. */
    boolean calls(@ExchangeProperty(CALL) @Nullable McpCall call) {
        return call != null;
    }

    /** Calls the tool within what it reaches, and leaves what the audit says of it. */
    void callTool(@Body ToolReach reach, @ExchangeProperty(CALL) McpCall call, Exchange exchange) {
        AgentAnswer said = tools.call(call.asker(), call.incident(), reach, call.tool(), call.arguments());
        exchange.setProperty(
                Journal.ENTRY,
                new JournalEntry(
                        call.asker().tenant(),
                        call.asker().actor(),
                        new ToolEvent.Called(
                                new Subject.Tool(call.tool()),
                                call.incident(),
                                said.reported(),
                                Sha256.hex(call.arguments()))));
        status(exchange, 200, McpAnswer.result(call.id(), McpAnswer.said(said.text(), said.failed())));
    }

    /** Leaves the answer alone. */
    void finish(Exchange exchange) {
        exchange.getMessage().removeHeader("tenant");
        exchange.getMessage().removeHeader("incidentId");
    }

    private static void result(Exchange exchange, McpMessage.McpRequest asked, ObjectNode result) {
        status(exchange, 200, McpAnswer.result(asked.id(), result));
    }

    private static void error(Exchange exchange, McpMessage.McpRequest asked, McpError error) {
        status(exchange, 200, McpAnswer.error(asked.id(), error));
    }

    private static void status(Exchange exchange, int status, @Nullable String body) {
        exchange.getMessage().setBody(body);
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        if (body != null) {
            exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
        }
    }
}
