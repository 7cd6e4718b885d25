package dev.serai.hub.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenAiNamesTest {

    @ParameterizedTest
    @CsvSource({
        "https://api.openai.com/v1, gpt-6-luna, true",
        "https://api.openai.com/v1, gpt-5.6-terra, true",
        "https://api.openai.com/v1, gpt-40, true",
        "https://api.openai.com/v1, gpt-4.1-mini, false",
        "https://api.openai.com/v1, gpt-4o, false",
        "https://api.openai.com/v1, ft:gpt-4.1-mini:shop, false",
        "http://localhost:11434/v1, gpt-oss:20b, false",
        "https://api.groq.com/openai/v1, openai/gpt-oss-120b, false",
        "http://localhost:8000/v1, gpt-6-luna, false"
    })
    void the_ones_of_openai_itself_that_reason_are_known_by_their_names(URI baseUrl, String model, boolean reasons) {
        assertThat(OpenAiNames.reasons(baseUrl, model)).isEqualTo(reasons);
    }
}
