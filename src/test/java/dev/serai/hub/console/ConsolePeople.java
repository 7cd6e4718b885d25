package dev.serai.hub.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.approval.Role;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.api.People;
import dev.serai.hub.console.WalkedHub.WalkingPerson;
import java.util.EnumMap;
import java.util.Map;

/** Who looks at the console of the world's hub without a real browser. */
final class ConsolePeople {

    private final int port;
    private final WalkedHub hub;

    ConsolePeople(int port) {
        this.port = port;
        this.hub = new WalkedHub(port);
    }

    ApiClient api() {
        return hub.api();
    }

    /** The access token of an admin. */
    String admin() {
        return hub.admin();
    }

    WalkingPerson person(Role role) {
        return hub.person(role);
    }

    /** One of a new account, signed in. */
    ConsoleBrowser browser(Role role) {
        return browser(person(role));
    }

    ConsoleBrowser browser(WalkingPerson person) {
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
        hub.alert(title, host, "shop", annotations);
    }

    /** The id of the incident that this word finds; empty while there is none. */
    String incident(String word) {
        return hub.read("/incidents?q=" + word).at("/items/0/id").asText();
    }

    /** The open approval of the incident that this word finds; null while there is none. */
    JsonNode approval(String word) {
        String incident = incident(word);
        return incident.isEmpty()
                ? null
                : hub.read("/approvals?state=open&incident_id=" + incident)
                        .path("items")
                        .get(0);
    }
}
