package dev.serai.alert.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.alert.Alert;
import dev.serai.alert.Normalised;
import dev.serai.alert.vendor.Samples.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of each vendor's documented payloads, as golden files; {@code -Dserai.docs.write=true} writes them. */
class VendorSamplesTest {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "sources");

    static List<Sample> samples() {
        return Samples.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_documented_payload_becomes_what_its_golden_file_says(Sample sample) throws IOException {
        Path golden = GOLDEN.resolve(sample.kind()).resolve(sample.name() + ".txt");
        String now = text(sample.normalise());
        if (Boolean.getBoolean("serai.docs.write")) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, now);
        }
        assertThat(now).isEqualTo(Files.readString(golden));
    }

    @Test
    void each_kind_has_a_payload() {
        assertThat(samples().stream().map(Sample::kind).collect(Collectors.toSet()))
                .isEqualTo(Samples.KINDS.keySet());
    }

    /** What fires and what ends it are about one condition, in whatever order they come. */
    @ParameterizedTest
    @MethodSource("pairs")
    void what_ends_a_condition_has_the_fingerprint_of_what_began_it(String first, String last) {
        Alert fired = only(first);
        Alert ended = only(last);
        assertThat(ended.fingerprint()).isEqualTo(fired.fingerprint());
        assertThat(fired.endsAt()).isNull();
        assertThat(ended.endsAt()).isAfter(fired.startsAt());
    }

    static List<org.junit.jupiter.params.provider.Arguments> pairs() {
        return List.of(
                pair("azure-monitor/fired", "azure-monitor/resolved"),
                pair("cloudevents/firing", "cloudevents/batch"),
                pair("cloudwatch/alarm", "cloudwatch/ok"),
                pair("datadog/triggered", "datadog/recovered"),
                pair("gitlab/pipeline-failed", "gitlab/pipeline-success"),
                pair("google-cloud-monitoring/open", "google-cloud-monitoring/closed"),
                pair("jenkins/failure", "jenkins/success"),
                pair("pagerduty/triggered", "pagerduty/resolved"),
                pair("pagerduty-events/trigger", "pagerduty-events/resolve"),
                pair("sentry/event_alert", "sentry/issue.resolved"),
                pair("sentry/issue.created", "sentry/issue.resolved"),
                pair("trivy-operator/findings", "trivy-operator/clean"),
                pair("trivy-operator/findings", "trivy-operator/deleted"),
                pair("zabbix/problem", "zabbix/recovery"));
    }

    private static org.junit.jupiter.params.provider.Arguments pair(String first, String last) {
        return org.junit.jupiter.params.provider.Arguments.of(first, last);
    }

    private static Alert only(String name) {
        return samples().stream()
                .filter(sample -> sample.toString().equals(name))
                .findFirst()
                .orElseThrow()
                .normalise()
                .alerts()
                .get(0);
    }

    static String text(Normalised normalised) {
        StringJoiner lines = new StringJoiner("\n", "", "\n");
        if (normalised.ignored() != null) {
            lines.add("ignored: " + normalised.ignored());
        }
        normalised.rejected().forEach(one -> lines.add("rejected " + one.index() + ": " + one.reason()));
        for (Alert alert : normalised.alerts()) {
            lines.add(alert.state() + " " + alert.severity() + " " + alert.fingerprint());
            lines.add("  title: " + alert.title());
            lines.add("  description: " + alert.description());
            lines.add("  times: " + alert.startsAt() + " to " + alert.endsAt());
            alert.labels().forEach((name, value) -> lines.add("  label " + name + ": " + value));
            alert.annotations().forEach((name, value) -> lines.add("  annotation " + name + ": " + value));
            alert.content().links().forEach(link -> lines.add("  link " + link.title() + ": " + link.url()));
            alert.notes().forEach(note -> lines.add("  note: " + note));
        }
        return lines.toString();
    }
}
