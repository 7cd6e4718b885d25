package dev.serai.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultTextTest {

    @Test
    void given_a_log_then_its_lines_stay_lines() {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("outcome", "succeeded");
        result.put("note", null);
        result.put("current", Map.of("text", "INFO  starting\nERROR \"DB_URL\" is not set\n"));
        result.put("revisions", List.of(1, 2));

        assertThat(ResultText.of(result))
                .isEqualTo(
                        """
                        outcome: succeeded
                        note: null
                        current:
                          text: |
                            INFO  starting
                            ERROR "DB_URL" is not set
                        revisions:
                        - 1
                        - 2
                        """);
    }

    @Test
    void given_hostile_text_then_it_stays_one_value() {
        String text = ResultText.of(Map.of("detail", "x\noutcome: succeeded\u001b[2J"));

        assertThat(text.lines().filter(line -> line.startsWith("outcome"))).isEmpty();
        assertThat(text).doesNotContain("\u001b");
    }
}
