package dev.serai.evidence;

import static dev.serai.evidence.RecordedFields.all;
import static dev.serai.evidence.RecordedFields.each;
import static dev.serai.evidence.RecordedFields.put;
import static dev.serai.evidence.RecordedFields.text;
import static dev.serai.evidence.RecordedFields.time;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Recorded answers about a Kubernetes cluster and its logs. */
final class RecordedCluster {

    private static final Set<String> OVER = Set.of("Succeeded", "Completed");

    private RecordedCluster() {}

    static FactSet pods(JsonNode file) {
        return RecordedFields.states(all(file.path("pods"), RecordedCluster::pod));
    }

    private static ObjectState pod(JsonNode pod) {
        Map<String, String> values = new LinkedHashMap<>();
        String phase = text(pod, "phase");
        put(values, "phase", phase);
        put(values, "phase_reason", text(pod, "reason"));
        put(values, "phase_message", text(pod, "message"));
        put(values, "node", text(pod, "node_name"));
        boolean well = Set.of("Running", "Succeeded").contains(phase);
        @Nullable Instant since = null;
        for (JsonNode container : pod.path("containers")) {
            String name = text(container, "name");
            JsonNode state = container.path("state");
            well &= container.path("ready").asBoolean() || OVER.contains(phase);
            since = time(state, "started_at") == null ? since : time(state, "started_at");
            put(values, "container " + name, container(container, state));
        }
        for (JsonNode condition : pod.path("conditions")) {
            boolean bad = !text(condition, "status").equals("True");
            well &= !bad || OVER.contains(phase);
            put(values, "condition " + text(condition, "type"), bad ? condition(condition) : "");
        }
        return new ObjectState(
                new FactObject("pod", text(pod, "namespace"), text(pod, "name")), health(well), bounded(values), since);
    }

    /** {@code waiting: CrashLoopBackOff: back-off …, exit code 137, restarted 8 times}. */
    private static String container(JsonNode container, JsonNode state) {
        StringBuilder words = new StringBuilder();
        words.append(
                        state.path("waiting").asBoolean(false)
                                        || state.path("waiting").isObject()
                                ? "waiting"
                                : "")
                .append(
                        state.path("terminated").asBoolean(false)
                                        || state.path("terminated").isObject()
                                ? "ended"
                                : "")
                .append(state.path("running").asBoolean(false) ? "running" : "");
        words.append(container.path("ready").asBoolean() ? ", ready" : ", not ready");
        for (JsonNode detail : List.of(state, state.path("waiting"), state.path("terminated"))) {
            because(words, detail);
        }
        long restarts = container.path("restart_count").asLong();
        words.append(restarts == 0 ? "" : ", restarted " + restarts + (restarts == 1 ? " time" : " times"));
        JsonNode last = container.path("last_state");
        because(words.append(last.isObject() && !last.isEmpty() ? "; its last run" : ""), last);
        because(words, last.path("terminated"));
        return words.toString();
    }

    private static void because(StringBuilder words, JsonNode detail) {
        words.append(text(detail, "reason").isEmpty() ? "" : ": " + text(detail, "reason"))
                .append(text(detail, "message").isEmpty() ? "" : ": " + text(detail, "message"))
                .append(detail.path("exit_code").isNumber() ? ", exit code " + text(detail, "exit_code") : "");
    }

    private static String condition(JsonNode condition) {
        return text(condition, "status")
                + (text(condition, "reason").isEmpty() ? "" : ": " + text(condition, "reason"))
                + (text(condition, "message").isEmpty() ? "" : ": " + text(condition, "message"));
    }

    static FactSet events(JsonNode file) {
        JsonNode list = file.has("warning_events") ? file.path("warning_events") : file.path("events");
        return RecordedFields.events(all(list, RecordedCluster::event));
    }

    private static @Nullable ObjectEvent event(JsonNode event) {
        Instant last = time(event, "last_time");
        if (last == null) {
            return null;
        }
        Instant first = time(event, "first_time");
        return new ObjectEvent(
                object(text(event, "involved_object"), text(event, "namespace")),
                text(event, "reason"),
                text(event, "message"),
                !text(event, "type").equals("Normal"),
                event.path("count").asInt(1),
                first == null ? last : first,
                last);
    }

    /** {@code Pod/cart-1}. */
    private static @Nullable FactObject object(String name, String namespace) {
        int slash = name.indexOf('/');
        if (slash < 1 || slash == name.length() - 1) {
            return null;
        }
        String kind = name.substring(0, slash).toLowerCase(Locale.ROOT);
        return new FactObject(kind, kind.equals("node") ? null : namespace, name.substring(slash + 1));
    }

    static FactSet nodes(JsonNode file) {
        return RecordedFields.states(all(file.path("nodes"), RecordedCluster::node));
    }

    private static ObjectState node(JsonNode node) {
        Map<String, String> values = new LinkedHashMap<>();
        boolean ready = text(node, "ready").equalsIgnoreCase("true");
        boolean well = ready;
        put(
                values,
                "node condition Ready",
                ready
                        ? ""
                        : text(node, "ready")
                                + (text(node, "ready").equals("Unknown")
                                        ? ": kubelet stopped posting node status"
                                        : ""));
        for (String pressure : List.of("memory", "disk", "pid", "network")) {
            boolean bad = text(node, pressure + "_pressure").equalsIgnoreCase("true");
            well &= !bad;
            String type = pressure.substring(0, 1).toUpperCase(Locale.ROOT) + pressure.substring(1);
            put(values, "node condition " + type + "Pressure", bad ? "True" : "");
        }
        put(values, "allocatable_cpu", text(node, "allocatable_cpu"));
        put(values, "allocatable_memory", text(node, "allocatable_memory"));
        return new ObjectState(FactObject.of("node", text(node, "name")), health(well), values, null);
    }

    static FactSet deployments(JsonNode file) {
        return RecordedFields.states(all(file.path("deployments"), RecordedCluster::deployment));
    }

    private static ObjectState deployment(JsonNode deployment) {
        Map<String, String> values = new LinkedHashMap<>();
        List.of("desired", "ready", "available", "unavailable")
                .forEach(name -> put(values, name, text(deployment, name)));
        boolean bad = deployment.path("unavailable").asInt() > 0
                || deployment.path("ready").asInt() < deployment.path("desired").asInt();
        FactObject object = new FactObject("deployment", text(deployment, "namespace"), text(deployment, "name"));
        return new ObjectState(object, bad ? ObjectHealth.UNKNOWN : ObjectHealth.HEALTHY, values, null);
    }

    /** One entry, or a list of them under {@code pods}; each log is text or a list of lines. */
    static FactSet podLogs(JsonNode file) {
        FactSet all = FactSet.EMPTY;
        for (JsonNode one : file.has("logs") ? List.of(file) : file.findParents("logs")) {
            LogMiner miner = new LogMiner();
            lines(one.path("logs")).forEach(line -> miner.add(line, stamp(line)));
            all = all.and(RecordedFields.logs(miner.templates(text(one, "pod_name"), Map.of())));
        }
        return all;
    }

    private static List<String> lines(JsonNode logs) {
        return logs.isTextual()
                ? logs.asText().lines().toList()
                : each(logs)
                        .map(line -> line.isTextual() ? line.asText() : text(line, "message"))
                        .toList();
    }

    private static @Nullable Instant stamp(String line) {
        try {
            return OffsetDateTime.parse(line.strip().split("\\s", 2)[0]).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    static FactSet logs(JsonNode file) {
        return RecordedFields.logs(all(file.path("logs"), RecordedCluster::log));
    }

    private static @Nullable LogTemplate log(JsonNode line) {
        if (text(line, "message").isBlank()) {
            return null;
        }
        Instant at = time(line, "timestamp");
        String level = text(line, "status").toUpperCase(Locale.ROOT);
        String message = (level.isEmpty() ? "" : level + " ") + text(line, "message");
        return new LogTemplate(text(line, "service"), message, 1, null, LogTone.of(message), at, at, message);
    }

    /** A monitor is an object whose state is what it says. */
    static FactSet monitors(JsonNode file) {
        return RecordedFields.states(all(file.path("monitors"), RecordedCluster::monitor));
    }

    private static ObjectState monitor(JsonNode monitor) {
        Map<String, String> values = new LinkedHashMap<>();
        put(values, "state", text(monitor, "overall_state"));
        put(values, "message", text(monitor, "message"));
        boolean fine = text(monitor, "overall_state").equals("OK");
        // A monitor that fires is a claim; that one does not is a fact.
        return new ObjectState(
                FactObject.of("monitor", text(monitor, "name")),
                fine ? ObjectHealth.HEALTHY : ObjectHealth.UNKNOWN,
                values,
                null);
    }

    private static ObjectHealth health(boolean well) {
        return well ? ObjectHealth.HEALTHY : ObjectHealth.UNHEALTHY;
    }

    private static Map<String, String> bounded(Map<String, String> values) {
        Map<String, String> kept = new LinkedHashMap<>();
        values.entrySet().stream().limit(FactText.ENTRIES).forEach(value -> kept.put(value.getKey(), value.getValue()));
        return kept;
    }
}
