package dev.serai.hub.action;

import dev.serai.action.ActionCatalogue;
import dev.serai.action.ActionDefinition;
import dev.serai.action.ActionResult;
import dev.serai.action.ActionState;
import dev.serai.action.Effect;
import dev.serai.hub.LeadsTo;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.CamelContext;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the routes of a Kamelet: {@code direct:execute-<executor>}, and where there are any {@code direct:reconcile-…} and
 * {@code direct:clean-up-…}. The executor is the Kamelet's own name unless its file names one that several share. A new
 * executor is a Kamelet and such routes; no Java.
 */
@Component("executors")
class Executors {

    /**
     * How long after its start an effect that cannot be found is known to have never happened: longer than any client
     * here waits for an answer to what it asked.
     */
    static final Duration NO_EFFECT_AFTER = Duration.ofSeconds(40);

    /** An effect that has not begun by then must not begin: it would soon be taken for one that never came. */
    static final Duration EFFECT_WITHIN = Duration.ofSeconds(25);

    /** Between the last check of the time and the request itself. */
    private static final Duration SLACK = Duration.ofSeconds(3);

    private final CamelContext camel;
    private final ActionCatalogue catalogue;
    private final List<EffectLimit> limits;
    private final Clock clock;

    Executors(CamelContext camel, ActionCatalogue catalogue, List<EffectLimit> limits, Clock clock) {
        this.camel = camel;
        this.catalogue = catalogue;
        this.limits = limits;
        this.clock = clock;
    }

    @LeadsTo({"direct:execute-*", "direct:executor-missing"})
    public String execute(@ExchangeProperty(ActionStart.ACTION) StoredAction action) {
        return route("execute-", action, "direct:executor-missing");
    }

    @LeadsTo({"direct:reconcile-*"})
    public String reconcile(@ExchangeProperty(ActionStart.ACTION) StoredAction action) {
        return route("reconcile-", action, "direct:reconcile-without-trace");
    }

    @LeadsTo({"direct:clean-up-*", "direct:nothing-to-clean-up"})
    public String cleanUp(@ExchangeProperty(ActionStart.ACTION) StoredAction action) {
        return route("clean-up-", action, "direct:nothing-to-clean-up");
    }

    /** Where a reading Kamelet is asked a question that is no action of its own. */
    @LeadsTo({"direct:read-*", "direct:execute-*", "direct:executor-missing"})
    public String read(@Header("kamelet") String kamelet) {
        Optional<ActionDefinition> reading =
                catalogue.find(kamelet).filter(definition -> definition.effect() == Effect.READ);
        if (reading.isEmpty()) {
            return "direct:executor-missing";
        }
        return route("read-", kamelet, route("execute-", kamelet, "direct:executor-missing"));
    }

    private String route(String prefix, StoredAction action, String otherwise) {
        return route(prefix, action.kamelet(), otherwise);
    }

    private String route(String prefix, String kamelet, String otherwise) {
        String name =
                prefix + catalogue.find(kamelet).map(ActionDefinition::executor).orElse(kamelet);
        boolean there = camel.getRoutes().stream()
                .anyMatch(route -> route.getEndpoint().getEndpointUri().equals("direct://" + name));
        return there ? "direct:" + name : otherwise;
    }

    /** What an executor answers that this hub does not have. */
    public Map<String, @Nullable Object> missing() {
        return ActionResult.failed("EXECUTOR_NOT_CONFIGURED").values();
    }

    /** An executor that ended with an error may have had its effect before. */
    public Map<String, @Nullable Object> unclear() {
        return ActionResult.unknown("EXECUTOR_ERROR").values();
    }

    /** Certain that nothing was sent; {@code sent} has that checked once more when it is committed. */
    public Map<String, @Nullable Object> neverSent() {
        return Map.of("outcome", "failed", "reason", "NO_EFFECT_FOUND", "effect", "none", "sent", false);
    }

    /** What is known of an effect that leaves no trace to look for: reading has none; a change may have happened. */
    public Map<String, @Nullable Object> withoutTrace(@ExchangeProperty(ActionStart.ACTION) StoredAction action) {
        return action.effect() == Effect.READ
                ? ActionResult.failed("INTERRUPTED").values()
                : ActionResult.unknown("OUTCOME_UNKNOWN").values();
    }

    /** The ids of a list, as one SQL parameter; what is no id (somebody else's label) is left out. */
    public String ids(@Body List<String> found) {
        return found.stream().filter(Executors::isId).distinct().limit(500).collect(Collectors.joining(","));
    }

    private static boolean isId(String text) {
        try {
            return UUID.fromString(text).toString().equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * Whether something of an action may still be under way, here or in another instance: then it is left alone. Also of
     * one whose outcome is unknown: what it asked may be heard after the connection was lost.
     */
    boolean mayBeAtWork(StoredAction action) {
        Instant started = action.progress().startedAt();
        Optional<Duration> own =
                limits.stream().flatMap(limit -> limit.of(action).stream()).findFirst();
        boolean awaited = action.state() == ActionState.RUNNING || own.isPresent();
        Duration most = EFFECT_WITHIN.plus(own.orElse(Duration.ZERO)).plus(SLACK);
        Duration wait = most.compareTo(NO_EFFECT_AFTER) > 0 ? most : NO_EFFECT_AFTER;
        return awaited && started != null && clock.instant().isBefore(started.plus(wait));
    }

    /** Those that started before this are looked after: a later one may still be at work. */
    public Timestamp unsettledBefore() {
        return Timestamp.from(clock.instant().minus(NO_EFFECT_AFTER));
    }
}
