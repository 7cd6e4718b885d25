package dev.serai.hub;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

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
}
