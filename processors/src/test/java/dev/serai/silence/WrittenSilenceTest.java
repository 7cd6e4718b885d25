package dev.serai.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WrittenSilenceTest {

    @Test
    void matchers_come_first_then_how_long_then_why() {
        WrittenSilence read =
                WrittenSilence.read("alertname=HighCPU service=~\"cart.*\" 2h deploy work", Optional::empty);
        assertThat(read.matchers().toString()).isEqualTo("{alertname=\"HighCPU\", service=~\"cart.*\"}");
        assertThat(read.duration()).isEqualTo("2h");
        assertThat(read.comment()).isEqualTo("deploy work");
        assertThat(WrittenSilence.read("a=b deploy", Optional::empty).duration())
                .isEqualTo("1h");
        assertThat(WrittenSilence.read("a=b deploy", Optional::empty).comment()).isEqualTo("deploy");
    }

    @Test
    void without_matchers_it_is_what_is_meant_otherwise_or_refused() {
        LabelMatchers meant = MatcherText.parse("a=b");
        assertThat(WrittenSilence.read("30m lunch", () -> Optional.of(meant)))
                .isEqualTo(new WrittenSilence(meant, "30m", "lunch"));
        assertThat(WrittenSilence.read("", () -> Optional.of(meant)).duration()).isEqualTo("1h");
        assertThatThrownBy(() -> WrittenSilence.read("2h", Optional::empty)).hasMessageContaining("alertname=HighCPU");
    }

    @Test
    void an_incident_is_silenced_by_what_its_alerts_have_in_common() {
        Map<String, String> one = Map.of("alertname", "A.b", "namespace", "shop", "pod", "cart-1", "severity", "high");
        Map<String, String> two = Map.of("alertname", "C", "namespace", "shop", "pod", "cart-2", "severity", "low");
        LabelMatchers both = IncidentMatchers.of(List.of(one, two)).orElseThrow();
        assertThat(both.toString()).isEqualTo("{namespace=\"shop\", alertname=~\"A\\\\.b|C\"}");
        assertThat(both.matches(one) && both.matches(two)).isTrue();
        assertThat(both.matches(Map.of("alertname", "AXb", "namespace", "shop")))
                .isFalse();
        assertThat(IncidentMatchers.of(List.of(one)).orElseThrow().toString())
                .isEqualTo("{alertname=\"A.b\", namespace=\"shop\", severity=\"high\"}");
        assertThat(IncidentMatchers.of(List.of(Map.of("pod", "x")))).isEmpty();
        assertThat(IncidentMatchers.of(List.of())).isEmpty();
    }

    @Test
    void of_names_that_are_too_many_nothing_more_is_silenced_instead() {
        List<Map<String, String>> many = IntStream.rangeClosed(1, 21)
                .mapToObj(n -> Map.of("alertname", "A" + n, "namespace", "shop"))
                .toList();
        assertThat(IncidentMatchers.exact(many.subList(0, 20)).orElseThrow().matches(many.get(20)))
                .isFalse();
        assertThatThrownBy(() -> IncidentMatchers.exact(many)).hasMessageContaining("differ too much");
        assertThatThrownBy(() -> IncidentMatchers.exact(
                        List.of(many.get(0), Map.of("alertname", "x".repeat(5000), "namespace", "shop"))))
                .hasMessageContaining("differ too much");

        List<Map<String, String>> nameless =
                List.of(Map.of("namespace", "shop"), Map.of("namespace", "shop", "a", "b"));
        assertThat(IncidentMatchers.exact(nameless).orElseThrow().toString()).isEqualTo("{namespace=\"shop\"}");
    }
}
