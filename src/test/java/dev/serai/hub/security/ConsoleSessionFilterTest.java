package dev.serai.hub.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class ConsoleSessionFilterTest {

    @Test
    void only_what_a_person_does_keeps_a_session_alive() {
        assertThat(use("GET", "Sec-Fetch-Dest", "document")).isTrue();
        assertThat(use("GET", "Accept", "text/html")).isTrue();
        assertThat(use("POST", "Sec-Fetch-Dest", "empty")).isTrue();

        assertThat(use("GET", "Sec-Fetch-Dest", "empty")).isFalse();
        // A browser that says nothing of what it fetches for.
        assertThat(use("GET", "X-Serai-Live", "1")).isFalse();
    }

    private static boolean use(String method, String header, String value) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, "/console");
        request.addHeader(header, value);
        return ConsoleSessionFilter.isUse(request);
    }
}
