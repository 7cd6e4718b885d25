package dev.serai.probe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** How a container is wanted: image, limits, probes, and the names of its variables. */
final class ContainerLines {

    private ContainerLines() {}

    static void add(JsonNode container, List<String> lines) {
        lines.add("  image " + container.path("image").asText("unknown"));
        amounts("limits", container.at("/resources/limits"), lines);
        amounts("requests", container.at("/resources/requests"), lines);
        for (String probe : List.of("startup", "liveness", "readiness")) {
            JsonNode wanted = container.path(probe + "Probe");
            if (wanted.isObject()) {
                lines.add("  " + probe + " check: " + check(wanted));
            }
        }
        variables(container, lines);
    }

    private static void amounts(String what, JsonNode amounts, List<String> lines) {
        List<String> words = new ArrayList<>();
        amounts.properties()
                .forEach(one -> words.add(one.getKey() + " " + one.getValue().asText()));
        if (!words.isEmpty()) {
            lines.add("  " + what + ": " + String.join(", ", words));
        }
    }

    private static String check(JsonNode probe) {
        String how = "a command";
        if (probe.has("httpGet")) {
            how = "GET " + probe.at("/httpGet/path").asText("/") + " on port "
                    + probe.at("/httpGet/port").asText();
        } else if (probe.has("tcpSocket")) {
            how = "connect to port " + probe.at("/tcpSocket/port").asText();
        } else if (probe.has("grpc")) {
            how = "gRPC on port " + probe.at("/grpc/port").asText();
        }
        return how + ", first after " + probe.path("initialDelaySeconds").asLong() + " s, each answer within "
                + probe.path("timeoutSeconds").asLong(1) + " s";
    }

    private static void variables(JsonNode container, List<String> lines) {
        List<String> names = new ArrayList<>();
        container
                .path("env")
                .forEach(variable -> names.add(variable.path("name").asText()));
        for (JsonNode from : container.path("envFrom")) {
            for (String kind : List.of("configMap", "secret")) {
                String name = from.path(kind + "Ref").path("name").asText();
                if (!name.isEmpty()) {
                    names.add("all of " + kind + " " + name);
                }
            }
        }
        if (!names.isEmpty()) {
            lines.add("  variables, values not read: " + String.join(", ", names));
        }
    }
}
