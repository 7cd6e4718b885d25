package dev.serai.hub.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.approval.Role;
import dev.serai.hub.TestKeys;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.api.People;
import dev.serai.hub.intake.WebhookClient;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

/** Who looks at the console of a hub, and what senders tell that hub. */
final class ConsolePeople {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final int port;
    private final ApiClient api;
    private final String admin;

    ConsolePeople(int port) {
        this.port = port;
        this.api = new ApiClient(port);
        this.admin = api.token("admin", TestKeys.ADMIN_PASSWORD);
    }

    /** @param id of the account */
    record SettledAccount(String id, String name) {}

    ApiClient api() {
        return api;
    }

    /** The access token of an admin. */
    String admin() {
        return admin;
    }

    /** A new account that has chosen its password. */
    SettledAccount person(Role role) {
        String name = role.wire() + "-" + UUID.randomUUID();
        String id = People.create(api, admin, name, role);
        People.settle(api, name);
        return new SettledAccount(id, name);
    }

    /** One of a new account, signed in. */
    ConsoleBrowser browser(Role role) {
        return browser(person(role));
    }

    ConsoleBrowser browser(SettledAccount person) {
        ConsoleBrowser browser = new ConsoleBrowser(port);
        assertThat(browser.login(person.name(), People.PASSWORD).status()).isEqualTo(303);
        return browser;
    }

    /** One for each role. */
    Map<Role, ConsoleBrowser> browsers() {
        Map<Role, ConsoleBrowser> browsers = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            browsers.put(role, browser(role));
        }
        return browsers;
    }

    void alert(String title, String host, Map<String, String> annotations) {
        ObjectNode alert = JSON.createObjectNode().put("title", title).put("severity", "high");
        alert.putObject("labels").put("instance", host).put("service", host).put("namespace", "shop");
        alert.set("annotations", JSON.valueToTree(annotations));
        assertThat(new WebhookClient(port).generic(alert.toString()).status()).isEqualTo(202);
    }

    /** The id of the incident that this word finds; empty while there is none. */
    String incident(String word) {
        return api.get("/incidents?q=" + word, admin).json().at("/items/0/id").asText();
    }

    /** The open approval of the incident that this word finds; null while there is none. */
    JsonNode approval(String word) {
        String incident = incident(word);
        return incident.isEmpty()
                ? null
                : api.get("/approvals?state=open&incident_id=" + incident, admin)
                        .json()
                        .path("items")
                        .get(0);
    }
}
