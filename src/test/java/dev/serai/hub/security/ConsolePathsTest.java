package dev.serai.hub.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsolePathsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console",
                "/console/incidents",
                "/console/incidents/0198c0de-0000-7000-8000-000000000000",
                "/console/alerts?q=cart%20shop&limit=20",
                "/console/incidents/..."
            })
    void a_page_of_the_console_is_gone_on_to(String asked) {
        assertThat(ConsolePaths.next(asked)).isEqualTo(asked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "console",
                "//evil.example.com",
                "///evil.example.com",
                "/\\evil.example.com",
                "\\\\evil.example.com",
                "/%2f%2fevil.example.com",
                "%2f%2fevil.example.com",
                "https://evil.example.com/console",
                "javascript:alert(1)",
                "/console/../api/v1/info",
                "/console/..",
                "/console/./x",
                "/console/%2e%2e/api",
                "/console//evil.example.com",
                "/console\\..\\api",
                "/console/x\r\nSet-Cookie: a=b",
                "/console\n",
                "/console@evil.example.com",
                "/console.evil.example.com",
                "/consoles",
                "/console#x",
                "/console/login",
                "/console/login?next=/console",
                "/console/logout",
                "/console/x?a=<script>",
                "/console/\u0130"
            })
    void anything_else_is_not(String asked) {
        assertThat(ConsolePaths.next(asked)).isEqualTo("/console");
        assertThat(ConsolePaths.next("/console?" + "a".repeat(3_000))).isEqualTo("/console");
        assertThat(ConsolePaths.next(null)).isEqualTo("/console");
    }
}
