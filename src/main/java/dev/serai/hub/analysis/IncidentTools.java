package dev.serai.hub.analysis;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import dev.serai.investigation.LoopState;
import dev.serai.investigation.OfferedTool;
import dev.serai.investigation.ToolCall;
import dev.serai.investigation.ToolParameter;
import dev.serai.investigation.ToolParameter.ParameterType;
import dev.serai.investigation.ToolSchema;
import dev.serai.probe.ClusterObject;
import dev.serai.probe.Probe;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.component.langchain4j.tools.LangChain4jToolsEndpoint;
import org.springframework.stereotype.Component;

/**
 * The routes that are marked as tools: each begins with a {@code langchain4j-tools} endpoint whose tag says for which
 * questions. Camel's own producer is not what asks them: it has no limit of rounds and makes a header of each argument that
 * a model invents.
 */
@Component("incidentTools")
public class IncidentTools {

    private static final int LONGEST_ID = 64;

    private final CamelContext camel;

    IncidentTools(CamelContext camel) {
        this.camel = camel;
    }

    /** Those that a question of this scope may ask, by name; none that looks at objects where there are none. */
    public Map<String, OfferedTool> offered(ToolScope scope) {
        Map<String, OfferedTool> offered = new TreeMap<>();
        routes(scope).forEach((name, route) -> {
            OfferedTool tool = offered(tool(route), scope.objects());
            if (!tool.takesObject() || !scope.objects().isEmpty()) {
                offered.put(name, tool);
            }
        });
        return offered;
    }

    private static OfferedTool offered(LangChain4jToolsEndpoint tool, List<ClusterObject> objects) {
        String numbers = IntStream.range(0, objects.size())
                .mapToObj(index -> (index + 1) + " = " + objects.get(index).title())
                .collect(Collectors.joining(", ", "The number of an object: ", ""));
        List<ToolParameter> parameters = new ArrayList<>();
        new TreeMap<>(Objects.requireNonNullElse(tool.getParameters(), Map.<String, String>of()))
                .forEach((name, type) -> parameters.add(
                        name.equals(OfferedTool.OBJECT)
                                ? ToolParameter.number(name, numbers, Math.max(1, objects.size()))
                                : ToolParameter.text(name, "Up to " + ToolParameter.LONGEST_TEXT + " characters.")));
        ToolSchema schema = new ToolSchema(tool.getName(), tool.getDescription(), parameters);
        OfferedTool offered = new OfferedTool(schema, List.of());
        return offered.takesObject()
                ? new OfferedTool(
                        schema, objects.stream().map(probe(tool)::fits).toList())
                : offered;
    }

    /** What it looks at: its id in the address says it. */
    private static Probe probe(LangChain4jToolsEndpoint tool) {
        return Probe.valueOf(tool.getToolId().toUpperCase(Locale.ROOT));
    }

    /** As a model's endpoint takes them. */
    public static List<ToolSpecification> specifications(Map<String, OfferedTool> tools) {
        return tools.values().stream().map(IncidentTools::specification).toList();
    }

    private static ToolSpecification specification(OfferedTool tool) {
        JsonObjectSchema.Builder parameters = JsonObjectSchema.builder().additionalProperties(false);
        tool.schema().parameters().forEach(one -> parameters.addProperty(one.name(), element(one)));
        return ToolSpecification.builder()
                .name(tool.schema().name())
                .description(tool.schema().description())
                .parameters(parameters
                        .required(tool.schema().parameters().stream()
                                .map(ToolParameter::name)
                                .toList())
                        .build())
                .build();
    }

    private static JsonSchemaElement element(ToolParameter one) {
        return one.type() == ParameterType.NUMBER
                ? JsonIntegerSchema.builder().description(one.description()).build()
                : JsonStringSchema.builder().description(one.description()).build();
    }

    /** Judges what the model asks, in its order. What is too much is left out altogether. */
    ToolAnswers evaluate(ModelRun model) {
        ToolAnswers answers = new ToolAnswers();
        LoopState loop = model.loop();
        for (ToolExecutionRequest request : model.dialogue().toolCalls().stream()
                .limit(Math.max(1, loop.callsLeft()))
                .toList()) {
            ToolCall call = loop.evaluate(
                    request.name(), request.arguments(), model.task().tools(), model.since());
            loop = loop.with(call);
            answers.add(clean(request, call), call);
        }
        return answers;
    }

    private static ToolExecutionRequest clean(ToolExecutionRequest request, ToolCall call) {
        String id = Objects.requireNonNullElse(request.id(), "none");
        return ToolExecutionRequest.builder()
                .id(id.substring(0, Math.min(id.length(), LONGEST_ID)))
                .name(call.tool())
                .arguments(call.json())
                .build();
    }

    /** The route of a tool that the scope allows, as long as it is there. */
    Optional<Route> route(String tool, ToolScope scope) {
        return Optional.ofNullable(routes(scope).get(tool));
    }

    private static LangChain4jToolsEndpoint tool(Route route) {
        return (LangChain4jToolsEndpoint) route.getEndpoint();
    }

    private Map<String, Route> routes(ToolScope scope) {
        return camel.getRoutes().stream()
                .filter(route -> route.getEndpoint() instanceof LangChain4jToolsEndpoint tool
                        && List.of(tool.getTags().split(",")).stream().anyMatch(scope.tags()::contains))
                .sorted(Comparator.comparing(Route::getRouteId))
                .collect(Collectors.toMap(
                        route -> tool(route).getName(), route -> route, (one, other) -> one, TreeMap::new));
    }
}
