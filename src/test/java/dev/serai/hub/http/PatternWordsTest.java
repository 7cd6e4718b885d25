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
                .isEqualTo("[Path '/password'] is too short (length: 11, required minimum: 12)");
        assertThat(words.said(
                        "[Path '/password'] String \"my\nsecret\" is too long (length: 300, maximum allowed: 256)"))
                .isEqualTo("[Path '/password'] is too long (length: 300, maximum allowed: 256)");
        assertThat(words.said("[Path '/role'] Instance value (\"king\") not found in enum"))
                .contains("king");
    }
}
