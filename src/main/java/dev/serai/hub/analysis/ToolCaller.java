package dev.serai.hub.analysis;

import dev.serai.analysis.Evidence;
import dev.serai.analysis.EvidenceKind;
import dev.serai.analysis.Observation;
import dev.serai.hub.LeadsTo;
import dev.serai.hub.analysis.ToolAnswers.AnsweredCall;
import dev.serai.hub.analysis.ToolScope.ToolReach;
import dev.serai.investigation.OfferedTool;
import dev.serai.investigation.ToolCall;
import dev.serai.investigation.ToolPlace;
import dev.serai.probe.ClusterObject;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets a tool look, in an exchange of its own that the hub fills: nothing of the model is in it but what was judged. */
@Component
@LeadsTo("langchain4j-tools:*")
class ToolCaller {

    /** The exchange property with the id of what a tool has proposed. */
    private static final String PROPOSED = "proposedAction";

    /** What is reported of a proposal that was not made; the exchange property says so. */
    static final String NOT_PROPOSED = "NOT_PROPOSED";

    private static final String REFUSED = "proposalRefused";

    private final CamelContext camel;
    private final IncidentTools tools;
    private final Clock clock;

    ToolCaller(CamelContext camel, IncidentTools tools, Clock clock) {
        this.camel = camel;
        this.tools = tools;
        this.clock = clock;
    }

    /** What it saw of an incident's objects is stored evidence by then; what it found elsewhere is only shown. */
    void call(AnsweredCall asked, ToolScope scope) {
        Route route = tools.route(asked.call().tool(), scope).orElse(null);
        if (route == null) {
            return;
        }
        long started = System.nanoTime();
        EvidenceRound round = new EvidenceRound(List.of());
        Exchange exchange = exchange(asked, scope, round);
        try {
            route.getProcessor().process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        long tookMs = (System.nanoTime() - started) / 1_000_000;
        if (exchange.getException() != null) {
            asked.answer().brought(List.of(), "ERROR", tookMs);
            return;
        }
        asked.answer().brought(evidence(exchange, asked.call().tool(), scope), failure(exchange, round), tookMs);
    }

    private static @Nullable String failure(Exchange exchange, EvidenceRound round) {
        return Boolean.TRUE.equals(exchange.getProperty(REFUSED))
                ? NOT_PROPOSED
                : round.failures().values().stream().findFirst().orElse(null);
    }

    private Exchange exchange(AnsweredCall asked, ToolScope scope, EvidenceRound round) {
        Exchange exchange = new DefaultExchange(camel);
        exchange.getMessage().setHeader("tenant", scope.tenant());
        if (scope.incidentId() != null) {
            exchange.getMessage().setHeader("incidentId", scope.incidentId().toString());
        }
        exchange.setProperty(EvidenceRound.PROPERTY, round);
        exchange.setProperty("actor", scope.asker().actor());
        exchange.getMessage().setBody(arguments(asked.call(), scope.reach()));
        return exchange;
    }

    /** An object for a tool that takes nothing else; otherwise the arguments, with what their numbers stand for. */
    private static Object arguments(ToolCall call, ToolReach reach) {
        Map<String, Object> arguments = new LinkedHashMap<>(call.arguments());
        if (call.object() != 0) {
            ClusterObject object = reach.objects().get(call.object() - 1);
            if (arguments.size() == 1) {
                return object;
            }
            arguments.put(OfferedTool.OBJECT, object);
        }
        if (call.place() != 0) {
            ToolPlace place = reach.places().get(call.place() - 1);
            arguments.remove(OfferedTool.PLACE);
            arguments.put("cluster", place.cluster());
            arguments.put("namespace", place.namespace());
        }
        return arguments;
    }

    private List<Evidence> evidence(Exchange exchange, String tool, ToolScope scope) {
        Object body = exchange.getMessage().getBody();
        UUID proposed = exchange.getProperty(PROPOSED, UUID.class);
        if (body instanceof String text && !text.isBlank()) {
            return evidence(scope, new Observation(EvidenceKind.DOCUMENT, tool, text, null, null, proposed))
                    .toList();
        }
        return body instanceof List<?> list
                ? list.stream().flatMap(one -> evidence(scope, one)).toList()
                : List.of();
    }

    private Stream<Evidence> evidence(ToolScope scope, @Nullable Object one) {
        if (one instanceof Evidence stored) {
            return Stream.of(stored);
        }
        return one instanceof Observation seen
                ? Stream.of(ShownFacts.evidence(seen, scope.tenant(), scope.incidentId(), clock.instant()))
                : Stream.empty();
    }
}
