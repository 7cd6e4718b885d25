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
import dev.serai.mcp.McpHeaders;
import dev.serai.mcp.McpMessage;
import dev.serai.mcp.McpSession;
import dev.serai.mcp.McpTerms;
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

    private static final byte[] NOTHING = {};

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
        byte[] body = exchange.getMessage().getBody(byte[].class);
        exchange.getMessage().removeHeaders("*");
        if (!(request.getAttribute(TokenCaller.ATTRIBUTE) instanceof TokenCaller caller)) {
            throw Problems.unauthenticated();
        }
        requests.check(request);
        ToolAsker asker = new ToolAsker(
                caller.account().tenant(),
                caller.account().actor(),
                new ToolPermit(caller.account().role(), caller.scopes()));
        McpHeaders headers = McpRequestCheck.headers(request);
        McpMessage message = McpMessage.read(body == null ? NOTHING : body);
        if (message instanceof McpMessage.McpRequest asked) {
            McpTerms terms = McpTerms.of(asked, headers);
            answer(new McpQuestion(asker, asked, terms.selfDescribed()), terms, exchange);
        } else if (message instanceof McpMessage.UnreadableMessage wrong) {
            status(exchange, wrong.error().status(false), McpAnswer.error(null, wrong.error()));
        } else if (McpSession.speaks(headers.revision())) {
            status(exchange, 202, null);
        } else {
            status(exchange, 400, McpAnswer.unsupported(null, null));
        }
    }

    private void answer(McpQuestion question, McpTerms terms, Exchange exchange) {
        McpError refusal = terms.refusal();
        if (refusal == McpError.UNSUPPORTED_REVISION) {
            status(exchange, 400, McpAnswer.unsupported(question.request().id(), terms.requested()));
        } else if (refusal != null) {
            error(exchange, question, refusal);
        } else {
            switch (question.method()) {
                case "initialize" -> result(exchange, question, McpSession.begin(question.params(), version));
                case "ping" -> result(exchange, question, JsonNodeFactory.instance.objectNode());
                case "server/discover" -> result(exchange, question, McpSession.discover());
                case "tools/list" -> list(question, exchange);
                case "tools/call" -> call(question, exchange);
                default -> error(exchange, question, McpError.METHOD_NOT_FOUND);
            }
        }
    }

    private void list(McpQuestion question, Exchange exchange) {
        McpTools.page(
                        offered(question.asker()),
                        tools.ofIncident(question.asker(), SOMETHING),
                        question.params().get("cursor"))
                .ifPresentOrElse(
                        page -> result(
                                exchange, question, question.selfDescribed() ? McpSession.cacheable(page) : page),
                        () -> error(exchange, question, McpError.UNKNOWN_CURSOR));
    }

    private SortedMap<String, OfferedTool> offered(ToolAsker asker) {
        return tools.offered(asker, SOMETHING);
    }

    private void call(McpQuestion question, Exchange exchange) {
        ToolAsker asker = question.asker();
        String tool = question.params().path("name").asText();
        JsonNode given = question.params().path("arguments");
        OfferedTool offered = offered(asker).get(tool);
        if (offered == null) {
            error(exchange, question, McpError.UNKNOWN_TOOL);
            return;
        }
        if (!given.isMissingNode() && !given.isObject()) {
            error(exchange, question, McpError.INVALID_PARAMS);
            return;
        }
        ObjectNode arguments = given instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
        Optional<UUID> incident = Optional.empty();
        boolean named = McpTools.mayNameIncident(tool) && arguments.has(McpTools.INCIDENT);
        if (named || tools.ofIncident(asker, SOMETHING).contains(tool)) {
            incident = uuid(arguments.remove(McpTools.INCIDENT));
            if (incident.isEmpty()) {
                result(exchange, question, McpAnswer.said("The tool needs " + McpTools.INCIDENT + ", a UUID.", true));
                return;
            }
        }
        exchange.setProperty(
                CALL, new McpCall(question, tool, incident.orElse(null), arguments.toString(), offered.proposes()));
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

    /** Whether what is called proposes something. */
    boolean proposes(@ExchangeProperty(CALL) McpCall call) {
        return call.proposes();
    }

    /** Calls the tool within what it reaches, and leaves what the audit says of it. */
    void callTool(@Body ToolReach reach, @ExchangeProperty(CALL) McpCall call, Exchange exchange) {
        ToolAsker asker = call.question().asker();
        answered(exchange, call, tools.call(asker, call.incident(), reach, call.tool(), call.arguments()));
    }

    /** The same of a call that could not be written down: of a proposal nothing is left then. */
    void failed(@ExchangeProperty(CALL) McpCall call, Exchange exchange) {
        answered(exchange, call, AgentAnswer.FAILED);
    }

    private void answered(Exchange exchange, McpCall call, AgentAnswer said) {
        ToolAsker asker = call.question().asker();
        exchange.setProperty(
                Journal.ENTRY,
                new JournalEntry(
                        asker.tenant(),
                        asker.actor(),
                        new ToolEvent.Called(
                                new Subject.Tool(call.tool()),
                                call.incident(),
                                said.reported(),
                                Sha256.hex(call.arguments()))));
        result(exchange, call.question(), McpAnswer.said(said.text(), said.failed()));
    }

    /** Leaves the answer alone. */
    void finish(Exchange exchange) {
        exchange.getMessage().removeHeader("tenant");
        exchange.getMessage().removeHeader("incidentId");
    }

    private void result(Exchange exchange, McpQuestion question, ObjectNode result) {
        ObjectNode whole = question.selfDescribed() ? McpSession.described(result, version) : result;
        status(exchange, 200, McpAnswer.result(question.request().id(), whole));
    }

    private static void error(Exchange exchange, McpQuestion question, McpError error) {
        status(
                exchange,
                error.status(question.selfDescribed()),
                McpAnswer.error(question.request().id(), error));
    }

    private static void status(Exchange exchange, int status, @Nullable String body) {
        exchange.getMessage().setBody(body);
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        if (body != null) {
            exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
        }
    }
}
