package dev.serai.hub.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormBodyTest {

    @Test
    void fields_are_decoded_and_may_come_more_than_once() {
        assertThat(parse("id=1&id=2&note=a+b%26%0D%0Ac%C3%BC&empty=&bare"))
                .isEqualTo(Map.of(
                        "id", List.of("1", "2"),
                        "note", List.of("a b&\ncü"),
                        "empty", List.of(""),
                        "bare", List.of("")));
        assertThat(parse("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%zz", "a=%00", "%07=a", "a=%C2%85", "a=%ff"})
    void what_nobody_can_read_is_refused(String body) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> parse(body))
                .satisfies(problem -> assertThat(problem.status()).isEqualTo(400));
    }

    @Test
    void too_many_fields_are_refused() {
        assertThat(parse("a=1&".repeat(1_499) + "a=1").get("a")).hasSize(1_500);
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> parse("a=1&".repeat(1_500) + "a=1"));
    }

    private static Map<String, List<String>> parse(String body) {
        return FormBody.parse(body.getBytes(StandardCharsets.US_ASCII));
    }
}
