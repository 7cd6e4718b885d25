package dev.serai.hub.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LlmSettingsTest {

    private static LlmSettings settings(String baseUrl, String model, int timeoutMs, String structure) {
        return new LlmSettings(
                baseUrl == null ? null : URI.create(baseUrl), "s3cret", model, timeoutMs, 1500, structure, 5, true);
    }

    @Test
    void without_an_address_there_is_no_model() {
        assertThat(settings(null, null, 1000, "none").configured()).isFalse();
        assertThat(settings("", " ", 1000, "none").configured()).isFalse();
        assertThat(settings("http://localhost:1/v1", "m", 1000, "none").configured())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://x, m, 1000, none, serai.llm.base-url",
        "http://x, , 1000, none, serai.llm.model",
        "http://x, m, 5, none, serai.llm.timeout-ms",
        "http://x, m, 1000, xml, 'json-schema, json-object, none'"
    })
    void a_wrong_value_names_its_property(String url, String model, int timeoutMs, String structure, String named) {
        assertThatThrownBy(() -> settings(url, model, timeoutMs, structure))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named);
    }

    @Test
    void the_key_is_not_printed() {
        assertThat(settings("http://x", "m", 1000, "none").toString()).doesNotContain("s3cret");
    }
}
