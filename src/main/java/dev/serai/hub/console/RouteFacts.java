package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A route as the API lists it.
 *
 * @param runs how often it ran; null where that is not told
 */
record RouteFacts(
        String id,
        String description,
        String stage,
        WrittenAt file,
        boolean running,
        List<String> calls,
        @Nullable RouteRuns runs) {

    /** @param own whether it is the integrator's */
    record WrittenAt(String name, int line, boolean own) {

        @Override
        public String toString() {
            return name + ":" + line;
        }
    }

    /**
     * How often routes ran, since the hub began and lately.
     *
     * @param nanos that all took together
     */
    record RouteRuns(long all, long failed, double millis, long lately, long failedLately) {

        static final RouteRuns NONE = new RouteRuns(0, 0, 0, 0, 0);

        RouteRuns plus(RouteRuns other) {
            return new RouteRuns(
                    all + other.all,
                    failed + other.failed,
                    millis + other.millis,
                    lately + other.lately,
                    failedLately + other.failedLately);
        }
    }

    static RouteFacts of(JsonNode route) {
        List<String> calls = new ArrayList<>();
        route.path("calls").forEach(call -> calls.add(call.asText()));
        long all = route.path("exchanges").asLong();
        return new RouteFacts(
                route.path("id").asText(),
                route.path("description").asText(),
                route.path("stage").asText(),
                new WrittenAt(
                        route.path("file").asText(),
                        route.path("line").asInt(),
                        route.path("own").asBoolean()),
                route.path("running").asBoolean(),
                calls,
                route.path("exchanges").isNumber()
                        ? new RouteRuns(
                                all,
                                route.path("failed").asLong(),
                                route.path("mean_ms").asDouble() * all,
                                route.path("recent_exchanges").asLong(),
                                route.path("recent_failed").asLong())
                        : null);
    }
}
