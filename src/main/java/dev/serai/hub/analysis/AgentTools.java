package dev.serai.hub.analysis;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.serai.analysis.Evidence;
import dev.serai.analysis.Excerpt;
import dev.serai.hub.analysis.ToolAnswers.AnsweredCall;
import dev.serai.hub.analysis.ToolAnswers.ToolAnswer;
import dev.serai.hub.analysis.ToolScope.ToolAsker;
import dev.serai.hub.analysis.ToolScope.ToolReach;
import dev.serai.hub.settings.InvestigationSettings;
import dev.serai.investigation.LoopState;
import dev.serai.investigation.OfferedTool;
import dev.serai.investigation.ToolCall;
import dev.serai.investigation.ToolVerdict;
import dev.serai.mcp.McpTools;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The same tools for agents elsewhere: judged and bounded as for a model, one call at a time. */
@Component
public class AgentTools {

    private static final UUID SOME_INCIDENT = new UUID(0, 0);

    private final IncidentTools tools;
    private final ToolCaller caller;
    private final InvestigationSettings limits;

    AgentTools(IncidentTools tools, ToolCaller caller, InvestigationSettings limits) {
        this.tools = tools;
        this.caller = caller;
        this.limits = limits;
    }

    /**
     * What a tool said.
     *
     * @param reported {@code SEEN}, or why there was nothing, as a code
     */
    public record AgentAnswer(String text, boolean failed, String reported) {

        /** Of a call that failed. */
        public static final AgentAnswer FAILED = new AgentAnswer("Nothing was done: ERROR", true, "ERROR");
    }

    /** All that whoever asks may use for some incident. */
    public SortedMap<String, OfferedTool> offered(ToolAsker asker, ToolReach reach) {
        return new TreeMap<>(tools.offered(ToolScope.ofAgent(asker, SOME_INCIDENT, reach)));
    }

    /** Those of them that need an incident. */
    public Set<String> ofIncident(ToolAsker asker, ToolReach reach) {
        Set<String> names = new TreeSet<>(offered(asker, reach).keySet());
        names.removeAll(tools.offered(ToolScope.ofAgent(asker, null, reach)).keySet());
        return names;
    }

    /** Calls a tool; one that is not there for the incident is refused as if it did not exist. */
    public AgentAnswer call(ToolAsker asker, @Nullable UUID incident, ToolReach reach, String tool, String arguments) {
        ToolScope scope = ToolScope.ofAgent(asker, incident, reach);
        Map<String, OfferedTool> offered = tools.offered(scope);
        ToolCall call = LoopState.begin(limits.limits()).evaluate(tool, arguments, offered, Duration.ZERO);
        if (!call.allowed()) {
            OfferedTool known = incident == null ? null : offered.get(tool);
            String words = known == null || call.verdict() != ToolVerdict.UNREADABLE
                    ? call.words()
                    : known.schema().refusal(McpTools.INCIDENT);
            return new AgentAnswer(words, true, call.verdict().name());
        }
        AnsweredCall asked = new AnsweredCall(
                ToolExecutionRequest.builder()
                        .id("1")
                        .name(call.tool())
                        .arguments(call.json())
                        .build(),
                call,
                new ToolAnswer());
        caller.call(asked, scope);
        return answer(asked, about(call, reach));
    }

    /** What a number stood for: it may have come to stand for something else since the agent was told. */
    private static String about(ToolCall call, ToolReach reach) {
        if (call.object() != 0) {
            return "Of " + reach.objects().get(call.object() - 1).title() + ":\n";
        }
        return call.place() == 0
                ? ""
                : "Of " + reach.places().get(call.place() - 1).title() + ":\n";
    }

    private AgentAnswer answer(AnsweredCall asked, String about) {
        String text = asked.answer().evidence().stream().map(AgentTools::line).collect(Collectors.joining("\n"));
        String failure = asked.answer().failure();
        if (!text.isEmpty()) {
            boolean refused = ToolCaller.NOT_PROPOSED.equals(failure);
            return new AgentAnswer(Excerpt.cut(about + text, limits.bytes()), refused, asked.reported());
        }
        return failure == null
                ? new AgentAnswer("There is nothing to see.", false, asked.reported())
                : new AgentAnswer("It cannot be read: " + failure, true, asked.reported());
    }

    private static String line(Evidence one) {
        return "[" + one.source() + "] " + one.excerpt();
    }
}
