package dev.serai.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.evidence.MetricSeries.MetricPoint;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactJsonTest {

    private static final Instant TEN = Instant.parse("2026-03-27T10:00:00Z");
    private static final FactObject POD = new FactObject("Pod", "shop", "cart-1");

    private static FactSet one() {
        return new FactSet(
                List.of(new MetricSeries(
                        "cpu", Map.of("pod", "cart-1"), "percent", List.of(new MetricPoint(TEN, 97.5)))),
                List.of(new LogTemplate("cart", "took <*> ms", 7, 2.0, LogTone.NEUTRAL, TEN, TEN, "took 3 ms")),
                List.of(new ChangeEvent("deployed 5", POD, TEN, "ann", "https://ci.example/5")),
                List.of(new Dependency(POD, FactObject.of("node", "n1"))),
                List.of(new ObjectState(POD, ObjectHealth.UNHEALTHY, Map.of("reason", "Error"), null)),
                List.of(new ObjectEvent(POD, "BackOff", "back-off", true, 3, TEN, TEN.plusSeconds(60))),
                List.of(new QueryStats(null, "", "SELECT $1", 2, 1.5, Map.of("CPU", 1.0))));
    }

    @Test
    void the_same_facts_are_the_same_text() {
        assertThat(FactJson.write(one()))
                .startsWith("{\"changes\":[{\"at\":\"2026-03-27T10:00:00Z\",\"by\":\"ann\"")
                .contains("\"points\":[[1774605600,97.5]]", "\"kind\":\"pod\"", "\"waits\":{\"CPU\":1}")
                .doesNotContain("null");
        assertThat(FactJson.sha256(FactJson.read(FactJson.write(one()))))
                .isEqualTo(FactJson.sha256(one()))
                .hasSize(64);
        assertThat(FactJson.read(FactJson.write(one()))).isEqualTo(one());
    }

    @Test
    void nothing_is_needed_but_what_names_a_fact() {
        FactSet read = FactJson.read("{\"metrics\":[{\"name\":\"up\",\"points\":[[\"2026-03-27T10:00:00Z\",1]]}]}");

        assertThat(read.metrics().get(0).points()).containsExactly(new MetricPoint(TEN, 1));
        assertThat(FactJson.read("{}")).isEqualTo(FactSet.EMPTY);
        assertThat(FactSet.EMPTY.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"metrics\":[{\"points\":[]}]} | metrics[0]: name is missing or blank",
                "{\"metrics\":[{\"name\":\"a\",\"points\":[[1]]}]} | metrics[0].points[0]: a point is not [time, value]",
                "{\"metrics\":[{\"name\":\"a\",\"points\":[[1,\"NaN\"]]}]} | a point is not [time, value]",
                "{\"metrics\":[{\"name\":\"a\",\"points\":[[1,1e999]]}]} | a point of a series is no finite number",
                "{\"events\":[{\"last\":\"yesterday\"}]} | events[0].last: not an RFC 3339 date and time",
                "{\"changes\":[{\"what\":\"x\"}]} | changes[0]: at is missing",
                "{\"secrets\":[]} | not as facts are written",
                "{\"logs\":[{\"template\":\"a\",\"count\":-1}]} | logs[0]: count is no number of at least 0",
                "[] | not as facts are written"
            })
    void what_is_no_fact_is_refused_with_its_place(String json, String reason) {
        assertThatThrownBy(() -> FactJson.read(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void facts_are_bounded() {
        List<MetricPoint> many = IntStream.range(0, 5_000)
                .mapToObj(i -> new MetricPoint(TEN.plusSeconds(i), i))
                .toList();

        MetricSeries thinned = MetricSeries.thinned("a", Map.of(), null, many);

        assertThat(thinned.points())
                .hasSizeBetween(600, MetricSeries.MAX_POINTS)
                .last()
                .isEqualTo(many.get(4_999));
        assertThatThrownBy(() -> new MetricSeries("a", Map.of(), null, many)).hasMessageContaining("more than 720");
        assertThat(MetricSeries.thinned("a", Map.of(), null, List.of()).points())
                .isEmpty();
        FactSet full = new FactSet(
                IntStream.range(0, 27).mapToObj(i -> named("m" + i, thinned)).toList(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        assertThat(full.and(full)).isEqualTo(full);
        assertThat(full.and(new FactSet(
                                List.of(named("x", thinned), named("y", thinned), named("z", thinned)),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of()))
                        .metrics())
                .hasSizeLessThan(30);
    }

    private static MetricSeries named(String name, MetricSeries like) {
        return new MetricSeries(name, Map.of(), null, like.points());
    }

    @Test
    void no_fact_holds_a_secret_or_what_cannot_be_stored() {
        ObjectState state = new ObjectState(
                POD, ObjectHealth.HEALTHY, Map.of("message", "password=hunter2hunter2 \0 \ud800"), null);

        assertThat(state.value("message")).doesNotContain("hunter2", "\0").contains("\ufffd \ufffd");
    }

    @Property(tries = 300)
    void what_is_written_is_read_again(@ForAll("states") List<ObjectState> states) {
        FactSet facts = new FactSet(List.of(), List.of(), List.of(), List.of(), states, List.of(), List.of());

        assertThat(FactJson.read(FactJson.write(facts))).isEqualTo(facts);
    }

    @Provide
    Arbitrary<List<ObjectState>> states() {
        Arbitrary<String> text = Arbitraries.strings().ofMaxLength(40);
        return Combinators.combine(
                        text.map(name -> "n" + name),
                        Arbitraries.maps(text.map(key -> "k" + key), text).ofMaxSize(5),
                        Arbitraries.of(ObjectHealth.values()))
                .as((name, values, health) -> new ObjectState(FactObject.of("pod", name), health, values, null))
                .list()
                .ofMaxSize(5);
    }
}
