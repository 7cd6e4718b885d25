package dev.serai.secret;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class SafeTreeTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void a_list_behind_a_telling_name_is_masked() throws Exception {
        JsonNode tree = JSON.readTree("{\"a\":{\"password\":[\"correcthorse\",[\"hunter2\"],\"none\"]}}");

        assertThat(SafeTree.of(tree))
                .hasToString("{\"a\":{\"password\":[\"[redacted:secret]\",[\"[redacted:secret]\"],\"none\"]}}");
        assertThat(SafeTree.changes("password", JSON.readTree("[\"correcthorse\"]")))
                .isTrue();
        assertThat(SafeTree.changes("names", JSON.readTree("[\"correcthorse\"]")))
                .isFalse();
    }
}
