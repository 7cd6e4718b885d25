package dev.serai.hub.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;

class PatternWordsTest {

    private final PatternWords words = new PatternWords(JsonNodeFactory.instance.objectNode());

    @Test
    void a_text_of_a_wrong_length_is_not_repeated() {
        assertThat(words.said(
                        "[Path '/password'] String \"my \"secret\"\" is too short (length: 11, required minimum: 12)"))
                .isEqualTo("password: is too short (11 characters, at least 12 are needed)");
        assertThat(words.said(
                        "[Path '/password'] String \"my\nsecret\" is too long (length: 300, maximum allowed: 256)"))
                .isEqualTo("password: is too long (300 characters, at most 256 are taken)");
        assertThat(words.said("[Path '/role'] Instance value (\"king\") not found in enum"))
                .contains("king");
    }

    @Test
    void what_the_validator_says_is_said_in_words() {
        assertThat(
                        words.said(
                                "[Path '/scopes'] Array is too short: must have at least 1 elements but instance has 0 elements"))
                .isEqualTo("scopes: needs at least 1, and has 0");
        assertThat(
                        words.said(
                                "[Path '/role'] Instance value (\"king\") not found in enum (possible values: [\"admin\",\"viewer\"])"))
                .isEqualTo("role: is \"king\", supported values are: [\"admin\",\"viewer\"]");
        assertThat(words.said("Object has missing required properties ([\"name\"])"))
                .isEqualTo("needs \"name\"");
        assertThat(words.said(
                        "[Path '/days'] Numeric instance is lower than the required minimum (minimum: 1, found: 0)"))
                .isEqualTo("days: is 0, and must be at least 1");
    }
}
