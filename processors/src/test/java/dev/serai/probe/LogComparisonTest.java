package dev.serai.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.analysis.CitedFacts;
import dev.serai.analysis.EvidenceKind;
import dev.serai.analysis.Observation;
import dev.serai.evidence.FactJson;
import dev.serai.evidence.LogTemplate;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogComparisonTest {

    private static final Instant BEGUN = Instant.parse("2026-05-02T08:00:00.7Z");
    private static final ClusterObject POD = new ClusterObject("shop", "Pod", "web", "cart-1", "");
    private static final String REFUSED = "ERROR connection refused by cache 10.0.0.3:6379";

    @Test
    void the_hour_before_is_asked_of_the_same_container() {
        assertThat(comparison(lines(0, 10, REFUSED)).arguments())
                .containsOnly(
                        Map.entry("cluster", "shop"),
                        Map.entry("namespace", "web"),
                        Map.entry("name", "cart-1"),
                        Map.entry("container", "app"),
                        Map.entry("since", "2026-05-02T06:55:00Z"));
    }

    @Test
    void what_was_found_is_said_in_words_and_kept_as_facts() {
        String latest = lines(0, 10, REFUSED)
                + line(9, "ERROR no space left on device")
                + lines(9, 10, "INFO retry 7").repeat(4);
        String past = lines(-60, 0, REFUSED) + lines(-60, 0, "INFO retry 12");

        Observation seen = read(latest, past, false).orElseThrow();

        assertThat(seen.kind()).isEqualTo(EvidenceKind.LOG);
        assertThat(seen.source())
                .isEqualTo("kubernetes:shop/web/cart-1/log-rates")
                .endsWith(CitedFacts.LOG_RATES);
        assertThat(seen.text())
                .isEqualTo(
                        """
                        Log of container app of Pod web/cart-1, its last ten minutes against the hour before the alert:
                        as often as in the hour before (9, usually 9): ERROR connection refused by cache 10.0.0.3:6379
                        more often than in the hour before (4, usually 1): INFO retry <*>
                        new (1, usually none): ERROR no space left on device""");
        List<LogTemplate> facts = FactJson.read(
                        new String(Objects.requireNonNull(seen.content()).bytes(), StandardCharsets.UTF_8))
                .logs();
        assertThat(facts).extracting(LogTemplate::isUsual).containsExactly(true, false, false);
        assertThat(facts).allMatch(one -> "kubernetes:shop/web/cart-1/logs/current".equals(one.source()));
    }

    @Test
    void line_ends_of_windows_and_times_of_the_program_are_no_part_of_a_line() {
        String own = "2026-05-02 08:00:00,123 " + REFUSED + "\r";

        assertThat(read(lines(0, 10, own), lines(-60, 0, own), false)
                        .orElseThrow()
                        .text())
                .endsWith("usually 9): ERROR connection refused by cache 10.0.0.3:6379");
    }

    @Test
    void a_log_that_was_cut_ends_with_its_last_whole_line() {
        String cut = lines(-60, -5, REFUSED) + "2026-05-02T08:00:00Z ERROR connection ref";

        assertThat(read(lines(0, 10, REFUSED), cut, true).orElseThrow().text()).contains("usually 9");
        assertThat(read(
                        lines(0, 10, REFUSED),
                        lines(-60, -11, REFUSED) + "2026-05-02T08:00:00Z ERROR connection ref",
                        true))
                .isEmpty();
    }

    @Test
    void no_secret_is_kept_and_one_of_several_lines_leaves_all_unknown() {
        String secret = "INFO connecting with password=hunter22hunter";
        assertThat(read(lines(0, 10, secret), lines(-60, 0, secret), false).orElseThrow())
                .satisfies(seen -> assertThat(seen.text()
                                + new String(
                                        Objects.requireNonNull(seen.content()).bytes(), StandardCharsets.UTF_8))
                        .contains("redacted")
                        .doesNotContain("hunter22"));

        String key = line(1, "-----BEGIN PRIVATE KEY-----")
                + line(1, "bm90IGEgcmVhbCBrZXk=")
                + line(1, "-----END PRIVATE KEY-----");
        assertThat(read(lines(0, 10, REFUSED) + key, lines(-60, 0, REFUSED), false))
                .isEmpty();
    }

    @Test
    void what_cannot_be_read_is_a_failure_and_what_is_no_log_says_nothing() {
        assertThat(comparison(lines(0, 10, REFUSED)).read(Map.of("outcome", "failed", "reason", "FORBIDDEN")))
                .isEqualTo(ProbeResult.failed("FORBIDDEN"));
        assertThat(comparison(lines(0, 10, REFUSED)).read(Map.of())).isEqualTo(ProbeResult.failed("NO_ANSWER"));
        assertThat(read(lines(0, 10, REFUSED), "", false)).isEmpty();
        assertThat(read("", lines(-60, 0, REFUSED), false)).isEmpty();
    }

    private static java.util.Optional<Observation> read(String latest, String past, boolean truncated) {
        return comparison(latest).read(answer(past, truncated)).observations().stream()
                .findFirst();
    }

    private static LogComparison comparison(String latest) {
        return new LogComparison(POD, answer(latest, false), BEGUN);
    }

    private static Map<String, Object> answer(String text, boolean truncated) {
        return Map.of(
                "outcome", "succeeded",
                "reason", "DONE",
                "container", "app",
                "current", Map.of("text", text, "truncated", truncated));
    }

    /** One a minute. */
    private static String lines(int from, int to, String text) {
        return IntStream.range(from, to).mapToObj(minute -> line(minute, text)).collect(Collectors.joining());
    }

    private static String line(int minute, String text) {
        return BEGUN.plusSeconds(60L * minute + 20) + " " + text + "\n";
    }
}
