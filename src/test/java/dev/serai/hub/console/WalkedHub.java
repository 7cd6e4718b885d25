package dev.serai.hub.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.approval.Role;
import dev.serai.hub.TestKeys;
import dev.serai.hub.World;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.api.ApiClient.Answer;
import dev.serai.hub.api.People;
import dev.serai.hub.intake.WebhookClient;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** What a walk through the console of the world's hub begins with: people, alerts, and what follows from these. */
final class WalkedHub {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final int port;
    private final ApiClient api;
    private final String admin;

    WalkedHub(int port) {
        this.port = port;
        this.api = new ApiClient(port);
        this.admin = api.token("admin", TestKeys.ADMIN_PASSWORD);
    }

    ApiClient api() {
        return api;
    }

    /** The access token of an admin. */
    String admin() {
        return admin;
    }

    /** Somebody with an account that was used before. */
    record WalkingPerson(String id, String name) {}

    WalkingPerson person(Role role) {
        String name = role.wire() + "-" + UUID.randomUUID().toString().substring(0, 8);
        String id = People.create(api, admin, name, role);
        People.settle(api, name);
        return new WalkingPerson(id, name);
    }

    /** The name of somebody who has signed in from nowhere yet. */
    String newcomer(Role role) {
        String name = role.wire() + "-" + UUID.randomUUID().toString().substring(0, 8);
        People.create(api, admin, name, role);
        return name;
    }

    Answer asAdmin(String method, String path, Map<String, ?> body) {
        Answer answer = api.send(method, path, admin, body);
        assertThat(answer.status()).as(answer.text()).isLessThan(300);
        return answer;
    }

    JsonNode read(String path) {
        return api.get(path, admin).json();
    }

    /** One that is an incident of its own; what is in one namespace may be one storm. */
    void alert(String title, String host, String namespace, Map<String, String> annotations) {
        ObjectNode alert = JSON.createObjectNode().put("title", title).put("severity", "high");
        alert.putObject("labels").put("instance", host).put("service", host).put("namespace", namespace);
        alert.set("annotations", JSON.valueToTree(annotations));
        post(alert.toString());
    }

    void post(String body) {
        WebhookClient.Answer answer = new WebhookClient(port).generic(body);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(202);
    }

    /** The incident that is found by this word. */
    String incident(String word) {
        return await().until(
                        () -> read("/incidents?q=" + word).at("/items/0/id").asText(), id -> !id.isEmpty());
    }

    /** One that is over, of a policy that notifies nobody of what concerns this host. */
    String replay(String host) {
        String mutes =
                """
                inhibit_rules: []
                time_intervals: [ { name: always, time_intervals: [ { years: ['2000:2100'] } ] } ]
                route: { routes: [ { name: own, matchers: [ 'service="%s"' ], mute_time_intervals: [ always ] } ] }
                """
                        .formatted(host);
        String id = asAdmin("POST", "/replays", Map.of("days", 1, "policy", Map.of("suppression", mutes)))
                .json()
                .path("id")
                .asText();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> read("/replays/" + id).path("state").asText().equals("done"));
        return id;
    }

    /** A change that waits for a decision, about an alert on this host. */
    JsonNode proposal(String host) {
        alert("Stale cache on " + host, host, host, Map.of("cache_url", World.SHOP.baseUrl() + "/cache/" + host));
        String incident = incident(host);
        return await().until(
                        () -> read("/approvals?state=open&incident_id=" + incident)
                                .path("items")
                                .path(0),
                        found -> found.has("id"));
    }
}
