package dev.serai.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each line of {@code shapes.txt} with made-up secrets, in the surroundings in which they are seen. */
class ShapesTest {

    private static final int SEEDS = 20;
    private static final List<String> SURROUNDINGS =
            List.of("%s", "2026-11-21T10:20:30Z ERROR it failed: %s", "(%s)", "[x] %s, again", "> %s\nnext line");

    static Stream<SecretShape> shapes() {
        return SecretShape.ALL.stream();
    }

    @Test
    void there_are_at_least_sixty() {
        assertThat(SecretShape.ALL.stream()
                        .map(shape -> shape.pattern().pattern())
                        .distinct())
                .hasSizeGreaterThanOrEqualTo(60);
        assertThat(SecretShape.ALL.stream().map(SecretShape::name).distinct()).hasSizeGreaterThanOrEqualTo(60);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void nothing_is_left_of_its_example(SecretShape shape) {
        SoftAssertions all = new SoftAssertions();
        for (int seed = 0; seed < SEEDS; seed++) {
            Planted planted = Planted.of(shape.example(), new Random(seed));
            for (String around : SURROUNDINGS) {
                if (shape.pattern().pattern().startsWith("(?m)^") && !around.startsWith("%s")) {
                    continue;
                }
                String safe = Redaction.redact(around.formatted(planted.text()));
                all.assertThat(safe).as(planted.text()).contains("[redacted:").doesNotContain(planted.secrets());
                all.assertThat(Redaction.redact(safe)).as("again").isEqualTo(safe);
            }
        }
        all.assertAll();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void its_own_expression_finds_it(SecretShape shape) {
        Planted planted = Planted.of(shape.example(), new Random(1));

        assertThat(shape.pattern().matcher(planted.text()).find())
                .as(planted.text())
                .isTrue();
        assertThat(shape.anchors()).anyMatch(planted.text().toLowerCase(java.util.Locale.ROOT)::contains);
    }
}
