package dev.serai.hub.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.evidence.FactJson;
import dev.serai.evidence.FactSet;
import dev.serai.evidence.LogTemplate;
import dev.serai.evidence.LogTone;
import dev.serai.hub.intake.WebhookClient;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What {@link SignalKillTrial} delivers to each hub alike, and what is to become of it. */
final class KillStream {

    static final String PAGE = "page NEW_INCIDENT";
    static final String ENDED = "suppress SELF_RESOLVED_IN_HOLD";
    static final String PROMOTED = "page PROMOTED";

    /** By the name of the service, which has one alert. */
    final Map<String, String> expected = new TreeMap<>();

    private final Map<String, String> bodies = new LinkedHashMap<>();

    /** Severe and unknown: nothing is awaited. */
    String severe(String name) {
        return add(name, "critical", List.of(), PAGE);
    }

    /** It goes on while it is held: by its severity, or because its logs are quiet. */
    String held(String name, boolean mild, String becomes) {
        return add(
                name, mild ? "medium" : "high", mild ? List.of() : List.of(log(LogTone.NEUTRAL, name, 100)), becomes);
    }

    String root(String name) {
        return add(name, "critical", List.of(log(LogTone.NEGATIVE, name, 900)), PAGE);
    }

    String symptom(String name, String root) {
        return add(name, "critical", List.of(log(LogTone.NEGATIVE, root, 900)), PROMOTED);
    }

    private String add(String name, String severity, List<LogTemplate> logs, String becomes) {
        FactSet facts = new FactSet(List.of(), logs, List.of(), List.of(), List.of(), List.of(), List.of());
        String content =
                Base64.getEncoder().encodeToString(FactJson.write(facts).getBytes(StandardCharsets.UTF_8));
        bodies.put(
                name,
                """
                {"title": "%1$s is slow", "fingerprint": "%1$s", "severity": "%2$s", "state": "firing", "starts_at": "%3$s",
                 "labels": {"alertname": "Slow", "service": "%1$s"}, "annotations": {"value": "900", "threshold": "100"}%4$s}
                """
                        .formatted(name, severity, Instant.now(), logs.isEmpty() ? "" : artefact(content)));
        expected.put(name, becomes);
        return name;
    }

    private static String artefact(String content) {
        return ", \"artefact\": {\"name\": \"facts.json\", \"content_type\": \"%s\", \"content\": \"%s\"}"
                .formatted(SignalFacts.TYPE, content);
    }

    private static LogTemplate log(LogTone tone, String service, long count) {
        return new LogTemplate(null, "no connection to " + service, count, 100.0, tone, null, null, null);
    }

    void fire(String name, WebhookClient... hubs) {
        deliver(bodies.get(name), hubs);
    }

    /** Its times say when: without any, a hub whose clock has gone back takes it for older than what it knows. */
    void end(String name, WebhookClient... hubs) {
        String over = "\"state\": \"resolved\", \"ends_at\": \"" + Instant.now() + "\"";
        deliver(bodies.get(name).replace("\"state\": \"firing\"", over), hubs);
    }

    private static void deliver(String body, WebhookClient... hubs) {
        for (WebhookClient hub : hubs) {
            assertThat(hub.generic(body).status()).isEqualTo(202);
        }
    }
}
