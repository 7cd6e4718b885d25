package dev.serai.hub.analysis;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import dev.serai.hub.analysis.ToolScope.ToolReach;
import dev.serai.investigation.LoopState;
import dev.serai.investigation.OfferedTool;
import dev.serai.investigation.ToolCall;
import dev.serai.investigation.ToolParameter;
import dev.serai.investigation.ToolParameter.ParameterType;
import dev.serai.investigation.ToolPlace;
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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
    private final ToolAccess access;

    IncidentTools(CamelContext camel, ToolAccess access) {
        this.camel = camel;
        this.access = access;
    }

    /** Those that whoever asks may use, by name; none that looks at objects or namespaces where there are none. */
    public Map<String, OfferedTool> offered(ToolScope scope) {
        Map<String, OfferedTool> offered = new TreeMap<>();
        routes(scope).forEach((name, route) -> {
            OfferedTool tool = offered(tool(route), scope.reach());
            boolean hasObject = !tool.takesObject() || !scope.objects().isEmpty();
            boolean hasPlace = !tool.takesPlace() || !scope.reach().places().isEmpty();
            if (hasObject && hasPlace) {
                offered.put(name, tool);
            }
        });
        return offered;
    }

    private OfferedTool offered(LangChain4jToolsEndpoint tool, ToolReach reach) {
        List<ToolParameter> parameters = new ArrayList<>();
        new TreeMap<>(Objects.requireNonNullElse(tool.getParameters(), Map.<String, String>of()))
                .forEach((name, type) -> parameters.add(parameter(tool.getName(), name, reach)));
        ToolSchema schema = new ToolSchema(tool.getName(), tool.getDescription(), parameters);
        boolean proposes = tags(tool).contains(ToolScope.PROPOSAL);
        OfferedTool offered = new OfferedTool(schema, List.of(), proposes);
        return offered.takesObject()
                ? new OfferedTool(
                        schema,
                        reach.objects().stream()
                                .map(one -> probe(tool)
                                        .map(probe -> probe.fits(one))
                                        .orElse(true))
                                .toList(),
                        proposes)
                : offered;
    }

    private ToolParameter parameter(String tool, String name, ToolReach reach) {
        return switch (name) {
            case OfferedTool.OBJECT -> numbered(
                    name,
                    "The number of an object: ",
                    reach.objects().stream().map(ClusterObject::title).toList());
            case OfferedTool.PLACE -> numbered(
                    name,
                    "The number of a namespace: ",
                    reach.places().stream().map(ToolPlace::title).toList());
            default -> ToolParameter.text(
                    name, access.meaning(tool, name).orElse("Up to " + ToolParameter.LONGEST_TEXT + " characters."));
        };
    }

    private static ToolParameter numbered(String name, String words, List<String> titles) {
        String numbers = IntStream.range(0, titles.size())
                .mapToObj(index -> (index + 1) + " = " + titles.get(index))
                .collect(Collectors.joining(", ", words, ""));
        return ToolParameter.number(name, numbers, Math.max(1, titles.size()));
    }

    /** What it looks at, where its id in the address says it; nothing for one that does more than look. */
    private static Optional<Probe> probe(LangChain4jToolsEndpoint tool) {
        return Stream.of(Probe.values())
                .filter(one -> one.name().equals(tool.getToolId().toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    private static Set<String> tags(LangChain4jToolsEndpoint tool) {
        return Set.of(tool.getTags().split(","));
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

    /** The names of all tools, whoever may use them. */
    public Set<String> names() {
        return camel.getRoutes().stream()
                .filter(route -> route.getEndpoint() instanceof LangChain4jToolsEndpoint)
                .map(route -> tool(route).getName())
                .collect(Collectors.toCollection(TreeSet::new));
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
                        && tags(tool).stream().anyMatch(scope.tags()::contains)
                        && access.allows(tool.getName(), scope.asker().permit()))
                .sorted(Comparator.comparing(Route::getRouteId))
                .collect(Collectors.toMap(
                        route -> tool(route).getName(), route -> route, (one, other) -> one, TreeMap::new));
    }
}
