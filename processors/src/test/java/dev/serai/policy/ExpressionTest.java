package dev.serai.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ExpressionTest {

    private static final Vocabulary WORDS = Vocabulary.alert()
            .and("n", Vocabulary.ValueKind.INT)
            .and("at", Vocabulary.ValueKind.TIMESTAMP)
            .and("for", Vocabulary.ValueKind.DURATION)
            .and("kinds", Vocabulary.ValueKind.STRINGS)
            .and("any", Vocabulary.ValueKind.ANY);

    private static final Map<String, Object> VALUES = Map.of(
            "alert", Map.of("severity", "high", "labels", Map.of("team", "db"), "title", "t"),
            "n", 3,
            "at", Instant.parse("2026-01-02T03:04:05Z"),
            "kinds", List.of("log", "artefact"),
            "any", Map.of("x", 1, "y", List.of(1.5f)));

    private static boolean holds(String text) {
        return Expression.compile(text, WORDS, Expression.Type.BOOL).holds(VALUES);
    }

    @Test
    void conditions_see_the_declared_values() {
        assertThat(holds("alert.severity == 'high' && alert.labels.team == 'db'"))
                .isTrue();
        assertThat(holds("alert.severity in ['low', 'info']")).isFalse();
        assertThat(holds("n > 2 && 'artefact' in kinds && any.x == 1 && any.y[0] == 1.5"))
                .isTrue();
        assertThat(holds("at < timestamp('2027-01-01T00:00:00Z')")).isTrue();
        assertThat(holds("kinds.exists(k, k.matches('^art'))")).isTrue();
        assertThat(holds("has(alert.labels.team) && !has(alert.labels.zone)")).isTrue();
    }

    @Test
    void what_is_not_there_makes_a_condition_false_even_when_it_is_negated() {
        assertThat(holds("alert.labels.zone == 'a'")).isFalse();
        assertThat(holds("!(alert.labels.zone == 'a')")).isFalse();
        assertThat(holds("alert.description == 'x'")).isFalse();
        assertThat(holds("alert.labels.zone == 'a' || n == 3")).isTrue();
    }

    @Test
    void a_value_can_be_text_a_list_or_a_map() {
        assertThat(Expression.compile("[alert.severity, 'b']", WORDS, Expression.Type.STRINGS)
                        .evaluate(VALUES))
                .isEqualTo(List.of("high", "b"));
        assertThat(Expression.compile("{'a': n}", WORDS, Expression.Type.ANY).evaluate(VALUES))
                .isEqualTo(Map.of("a", 3L));
    }

    @Test
    void a_misspelt_name_a_wrong_type_and_a_syntax_error_do_not_compile() {
        assertThatThrownBy(() -> holds("alert.sevrity == 'high'"))
                .isInstanceOf(ExpressionException.class)
                .hasMessageContaining(
                        "known names are: alert.annotations, alert.description, alert.labels, alert.severity");
        assertThatThrownBy(() -> holds("n + 1")).hasMessageContaining("expected type 'bool' but found 'int'");
        assertThatThrownBy(() -> holds("n == ")).hasMessageContaining("at character 6");
        assertThatThrownBy(() -> holds("n == 'x'")).isInstanceOf(ExpressionException.class);
        assertThatThrownBy(() -> holds("")).isInstanceOf(ExpressionException.class);
    }

    @Test
    void size_nesting_and_work_are_limited() {
        assertThatThrownBy(() -> holds("true" + " || true".repeat(1_000))).isInstanceOf(ExpressionException.class);
        assertThatThrownBy(() -> holds("(".repeat(100) + "true" + ")".repeat(100)))
                .isInstanceOf(ExpressionException.class);
        Expression cubic =
                Expression.compile("kinds.all(a, kinds.all(b, kinds.all(c, a + b != c)))", WORDS, Expression.Type.BOOL);
        Map<String, Object> many = new HashMap<>(VALUES);
        many.put("kinds", Collections.nCopies(1_000, "x"));
        assertThatThrownBy(() -> cubic.holds(many)).hasMessageContaining("ITERATION_BUDGET_EXCEEDED");
    }

    @Test
    void a_failure_does_not_quote_the_value_that_caused_it() {
        Expression division = Expression.compile("int(alert.title) == 1", WORDS, Expression.Type.BOOL);
        assertThatThrownBy(() -> division.holds(Map.of("alert", Map.of("title", "s3cret"))))
                .isInstanceOf(ExpressionException.class)
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void a_value_that_cel_does_not_know_is_a_mistake_of_the_caller() {
        Map<String, Object> odd = new HashMap<>();
        odd.put("any", Arrays.asList(Duration.ofSeconds(1), new StringBuilder("x")));
        Expression expression = Expression.compile("any == any", WORDS, Expression.Type.BOOL);
        assertThatThrownBy(() -> expression.holds(odd)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_a_condition_does_not_come_to_is_not_converted() {
        Vocabulary words =
                new Vocabulary(Map.of("name", Vocabulary.ValueKind.STRING, "many", Vocabulary.ValueKind.ANY));
        Expression condition =
                Expression.compile("name == 'cart' && many.exists(m, m == 'x')", words, Expression.Type.BOOL);
        AtomicInteger read = new AtomicInteger();
        Map<String, Object> values = Map.of("name", "checkout", "many", new AbstractList<String>() {
            @Override
            public String get(int index) {
                read.incrementAndGet();
                return "x";
            }

            @Override
            public int size() {
                return 1_000;
            }
        });

        assertThat(condition.holds(values)).isFalse();
        assertThat(read).hasValue(0);
    }
}
