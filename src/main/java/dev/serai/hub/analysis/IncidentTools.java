package dev.serai.hub.analysis;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.serai.analysis.Evidence;
import dev.serai.hub.LeadsTo;
import dev.serai.probe.ClusterObject;
import dev.serai.probe.Probe;
import dev.serai.probe.ToolCall;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.component.langchain4j.tools.LangChain4jToolsEndpoint;
import org.apache.camel.support.DefaultExchange;
import org.springframework.stereotype.Component;

/**
 * The routes that are marked as tools of an incident: each begins with a {@code langchain4j-tools} endpoint of the tag
 * {@value #TAG} and takes the number of an object. Camel's own producer is not what asks them: it has no limit of rounds
 * and makes a header of each argument that a model invents.
 */
@Component("incidentTools")
@LeadsTo("langchain4j-tools:*")
class IncidentTools {

    static final String TAG = "incident";

    private static final Map<String, String> PARAMETERS = Map.of(ToolCall.PARAMETER, "integer");
    private static final int LONGEST_ID = 64;

    private final CamelContext camel;

    IncidentTools(CamelContext camel) {
        this.camel = camel;
    }

    /** As a model is offered them; none where there is nothing to look at. */
    List<ToolSpecification> offered(List<ClusterObject> objects) {
        if (objects.isEmpty()) {
            return List.of();
        }
        String numbers = IntStream.range(0, objects.size())
                .mapToObj(index -> (index + 1) + " = " + objects.get(index).title())
                .collect(Collectors.joining(", ", "The number of an object: ", ""));
        return routes().values().stream()
                .map(IncidentTools::tool)
                .map(tool -> specification(tool, numbers))
                .toList();
    }

    private static ToolSpecification specification(LangChain4jToolsEndpoint tool, String numbers) {
        if (!PARAMETERS.equals(tool.getParameters())) {
            throw new IllegalStateException(
                    "the tool '" + tool.getName() + "' takes " + tool.getParameters() + ", allowed is: " + PARAMETERS);
        }
        return ToolSpecification.builder()
                .name(tool.getName())
                .description(tool.getDescription())
                .parameters(JsonObjectSchema.builder()
                        .addProperty(
                                ToolCall.PARAMETER,
                                JsonIntegerSchema.builder().description(numbers).build())
                        .required(ToolCall.PARAMETER)
                        .additionalProperties(false)
                        .build())
                .build();
    }

    /** Judges what the model asks, in its order. What is too much is left out altogether. */
    ToolAnswers evaluate(ModelRun model) {
        ToolAnswers answers = new ToolAnswers();
        int left = model.callsLeft();
        for (ToolExecutionRequest request :
                model.conversation().asked().stream().limit(Math.max(1, left)).toList()) {
            ToolCall look = ToolCall.evaluate(request.name(), request.arguments(), probes(), model.objects(), left--);
            answers.add(clean(request, look, model), look);
        }
        return answers;
    }

    private static ToolExecutionRequest clean(ToolExecutionRequest request, ToolCall look, ModelRun model) {
        String id = Objects.requireNonNullElse(request.id(), "none");
        int number = look.object() == null ? 0 : model.objects().indexOf(look.object()) + 1;
        return ToolExecutionRequest.builder()
                .id(id.substring(0, Math.min(id.length(), LONGEST_ID)))
                .name(look.tool())
                .arguments(number == 0 ? "{}" : "{\"" + ToolCall.PARAMETER + "\":" + number + "}")
                .build();
    }

    /** Lets a tool look. What it saw is stored evidence by then. */
    void call(ToolAnswers.AnsweredCall asked, Exchange model) {
        Route route = routes().get(asked.look().tool());
        ClusterObject object = asked.look().object();
        if (route == null || object == null) {
            return;
        }
        EvidenceRound round = new EvidenceRound(List.of());
        Exchange exchange = new DefaultExchange(camel);
        exchange.getMessage().setHeader("tenant", model.getMessage().getHeader("tenant"));
        exchange.getMessage().setHeader("incidentId", model.getMessage().getHeader("incidentId"));
        exchange.setProperty(EvidenceRound.PROPERTY, round);
        exchange.getMessage().setBody(object);
        try {
            route.getProcessor().process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        if (exchange.getException() != null) {
            asked.answer().brought(List.of(), "ERROR");
            return;
        }
        asked.answer()
                .brought(
                        evidence(exchange),
                        round.failures().values().stream().findFirst().orElse(null));
    }

    private static List<Evidence> evidence(Exchange exchange) {
        return exchange.getMessage().getBody() instanceof List<?> list
                ? list.stream()
                        .filter(Evidence.class::isInstance)
                        .map(Evidence.class::cast)
                        .toList()
                : List.of();
    }

    /** What each tool looks at: its id in the address says it. */
    private Map<String, Probe> probes() {
        return routes().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        tool -> Probe.valueOf(tool(tool.getValue()).getToolId().toUpperCase(Locale.ROOT))));
    }

    private static LangChain4jToolsEndpoint tool(Route route) {
        return (LangChain4jToolsEndpoint) route.getEndpoint();
    }

    /** By the tool's name. */
    private Map<String, Route> routes() {
        return camel.getRoutes().stream()
                .filter(route -> route.getEndpoint() instanceof LangChain4jToolsEndpoint tool
                        && List.of(tool.getTags().split(",")).contains(TAG))
                .sorted(Comparator.comparing(Route::getRouteId))
                .collect(Collectors.toMap(
                        route -> tool(route).getName(), route -> route, (one, other) -> one, TreeMap::new));
    }
}
