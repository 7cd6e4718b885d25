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

/** What is delivered while hubs stop and clocks step, and what is to become of it. */
final class KillStream {

    static final String PAGE = "page NEW_INCIDENT";
    static final String ENDED = "suppress SELF_RESOLVED_IN_HOLD";

    private final Map<String, String> bodies = new LinkedHashMap<>();

    /** It is held, because its logs are quiet. */
    void held(String name) {
        LogTemplate log =
                new LogTemplate(null, "no connection to " + name, 100, 100.0, LogTone.NEUTRAL, null, null, null);
        FactSet facts = new FactSet(List.of(), List.of(log), List.of(), List.of(), List.of(), List.of(), List.of());
        String content =
                Base64.getEncoder().encodeToString(FactJson.write(facts).getBytes(StandardCharsets.UTF_8));
        bodies.put(
                name,
                """
                {"title": "%1$s is slow", "fingerprint": "%1$s", "severity": "high", "state": "firing", "starts_at": "%2$s",
                 "labels": {"alertname": "Slow", "service": "%1$s"}, "annotations": {"value": "900", "threshold": "100"},
                 "artefact": {"name": "facts.json", "content_type": "%3$s", "content": "%4$s"}}
                """
                        .formatted(name, Instant.now(), SignalFacts.TYPE, content));
    }

    void fire(String name, WebhookClient hub) {
        deliver(bodies.get(name), hub);
    }

    /** Its times say when: without any, a hub whose clock has gone back takes it for older than what it knows. */
    void end(String name, WebhookClient hub) {
        String over = "\"state\": \"resolved\", \"ends_at\": \"" + Instant.now() + "\"";
        deliver(bodies.get(name).replace("\"state\": \"firing\"", over), hub);
    }

    private static void deliver(String body, WebhookClient hub) {
        assertThat(hub.generic(body).status()).isEqualTo(202);
    }
}
