package dev.serai.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.hub.HubIT;
import dev.serai.hub.TestKeys;
import dev.serai.hub.api.ApiClient.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What answers besides the contract, and what each answer has; who may ask for what is {@link AuthorisationIT}'s. */
@HubIT
class AccessIT {

    @LocalServerPort
    int port;

    @Test
    void nothing_but_the_contract_answers() {
        ApiClient api = new ApiClient(port);
        String token = api.token("admin", TestKeys.ADMIN_PASSWORD);

        for (String path : new String[] {"/nothing", "/users/", "/users/x/y/z", "/%75sers", "/alerts/a%20b"}) {
            Answer answer = api.get(path, token);
            assertThat(answer.status()).as(path + answer.text()).isEqualTo(404);
            assertThat(answer.problem()).isEqualTo("not-found");
        }
        Answer method = api.send("DELETE", "/users", token, null, Map.of());
        assertThat(method.status()).isEqualTo(405);
        assertThat(method.header("allow")).isEqualTo("GET, POST");
        assertThat(api.get("//anything/else", null).problem()).isEqualTo("not-found");
        assertThat(api.get("//", null).header("Location")).isEqualTo("/console");
        assertThat(api.get("//console", null).header("Location")).isEqualTo("/console/login");
        assertThat(api.get("//actuator/env", null).problem()).isEqualTo("not-found");
        assertThat(api.get("//actuator/health/readiness", null).status()).isEqualTo(200);
    }

    @Test
    void no_request_header_comes_back_and_the_security_headers_are_set() {
        ApiClient api = new ApiClient(port);
        String token = api.token("admin", TestKeys.ADMIN_PASSWORD);

        Answer answer = api.send(
                "GET",
                "/users?limit=1",
                token,
                null,
                Map.of("Cookie", "a=b", "X-Echo", "echo", "CamelHttpResponseCode", "202", "X-Request-Id", "mine"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.raw().headers().map().keySet())
                .doesNotContain(
                        "authorization", "cookie", "x-echo", "camelhttpresponsecode", "user-agent", "host", "tenant")
                .contains("x-content-type-options", "x-frame-options", "cache-control", "content-security-policy");
        assertThat(answer.header("x-request-id")).isNotEqualTo("mine");
        assertThat(answer.raw().headers().firstValue("access-control-allow-origin"))
                .isEmpty();
        assertThat(answer.raw().headers().firstValue("set-cookie")).isEmpty();
    }
}
