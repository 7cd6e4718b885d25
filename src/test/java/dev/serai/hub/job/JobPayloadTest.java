package dev.serai.hub.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class JobPayloadTest {

    @Test
    void what_is_carried_comes_back_unchanged() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("text", "a\n\"b\" é 😀");
        body.put("list", Arrays.asList(1, 2L + Integer.MAX_VALUE, true, null));
        JobPayload payload = new JobPayload("acme", "k", Map.of("incidentId", "i-1"), body);
        assertThat(JobPayload.parse(payload.toJson())).isEqualTo(payload);
    }

    @Property
    void any_text_comes_back_unchanged_or_is_refused(@ForAll String text) {
        JobPayload payload;
        try {
            payload = new JobPayload("acme", null, Map.of(), text);
        } catch (IllegalArgumentException refused) {
            assertThat(text).matches("(?s).*[\\x00\\p{Cs}].*");
            return;
        }
        assertThat(JobPayload.parse(payload.toJson()).body()).isEqualTo(text);
    }

    @Test
    void what_cannot_be_carried_is_refused_by_its_type() {
        assertThatThrownBy(() -> new JobPayload("acme", null, Map.of(), List.of(Map.of("at", Instant.EPOCH))))
                .hasMessageContaining("java.time.Instant")
                .hasMessageContaining("carryBody=false");
        assertThatThrownBy(() -> new JobPayload("acme", null, Map.of(), "\0")).hasMessageContaining("NUL");
        assertThatThrownBy(() -> new JobPayload("acme", null, Map.of(), "\ud800"))
                .hasMessageContaining("surrogate");
        assertThatThrownBy(() -> new JobPayload("acme", null, Map.of(), "x".repeat(JobPayload.LIMIT)).toJson())
                .hasMessageContaining("at most " + JobPayload.LIMIT);
    }

    @Test
    void equal_keys_of_a_tenant_are_one_job() {
        assertThat(new JobPayload("acme", "k", Map.of(), null).instance("1")).isEqualTo("acme/k");
        assertThat(new JobPayload("acme", null, Map.of(), null).instance("1")).isEqualTo("1");
    }
}
