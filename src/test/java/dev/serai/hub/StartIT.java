package dev.serai.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;

@HubIT
class StartIT {

    @Autowired
    TestRestTemplate http;

    @Autowired
    CamelContext camel;

    @Test
    void the_hub_starts_and_says_that_it_is_ready() {
        assertThat(camel.getStatus().isStarted()).isTrue();
        assertThat(http.getForEntity("/actuator/health/readiness", String.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
    }

    @Test
    void a_channel_that_is_off_has_no_routes_and_its_addresses_are_not_there() {
        assertThat(camel.getRoutes())
                .extracting(Route::getRouteId)
                .contains("notify-incident", "interaction", "command")
                .noneMatch(id -> id.matches(".*(telegram|slack|discord).*"));
        for (String address : List.of("telegram", "slack/interactions", "slack/commands", "discord/interactions")) {
            HttpHeaders headers = new HttpHeaders();
            headers.set("Content-Type", form(address) ? "application/x-www-form-urlencoded" : "application/json");
            assertThat(http.postForEntity("/channels/" + address, new HttpEntity<>("{}", headers), String.class))
                    .as(address)
                    .satisfies(
                            answer -> assertThat(answer.getStatusCode().value()).isEqualTo(404))
                    .satisfies(answer -> assertThat(answer.getBody()).contains("urn:serai:problem:not-found"));
        }
    }

    private static boolean form(String address) {
        return address.startsWith("slack");
    }
}
