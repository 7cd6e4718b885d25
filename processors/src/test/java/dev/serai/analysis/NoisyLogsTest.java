package dev.serai.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.policy.PolicyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Healthy systems whose logs are noisy: nothing but texts is known, and no cause is named. */
class NoisyLogsTest {

    private static final PatternAnalyst SHIPPED = shipped();

    private static PatternAnalyst shipped() {
        try {
            String text = Files.readString(Path.of("../routes/analysis/patterns.yaml"));
            return PatternAnalyst.of(PolicyFile.read("patterns.yaml", text, PatternAnalyst.schema()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // A dependency was away for a moment.
                """
                2026-05-02T07:10:00Z WARN  redis: connection refused, retrying in 1 s
                2026-05-02T07:10:01Z INFO  redis: reconnected after 1 attempt
                2026-05-02T07:11:00Z INFO  412 requests, p95 31 ms, 0 errors
                """,
                // Counters that are zero, and words that deny.
                """
                INFO  health: OOMKilled=0 restarts=0 disk full: false
                INFO  no connection refused, no timeouts, no ImagePullBackOff observed
                INFO  certificate check: not expired, 61 days left
                """,
                // What was wrong at night.
                """
                2026-05-02T01:02:11Z ERROR no space left on device
                2026-05-02T01:20:40Z INFO  volume resized from 20 GB to 40 GB
                2026-05-02T08:15:00Z INFO  wrote 1200 rows in 80 ms
                2026-05-02T08:29:30Z INFO  heartbeat ok
                """,
                // Retries that worked.
                """
                WARN  read timed out calling pay.shop, attempt 1
                INFO  retry succeeded after 220 ms
                INFO  checkout finished
                """,
                // Tests and drills.
                """
                INFO  chaos drill: OutOfMemoryError expected during drill
                INFO  GET /cart 200 12 ms
                """,
                // A program that talks about errors.
                """
                INFO  circuit breaker settings: open on connection refused or 503 Service Unavailable, half-open after 5 s
                DEBUG rule too-many-requests: answers 429 Too Many Requests when rate limit exceeded
                INFO  registered handler for UnknownHostException
                """,
                // A start.
                """
                2026-05-02T08:00:00Z ERROR dial tcp 10.2.0.4:5432: connect: connection refused
                2026-05-02T08:00:05Z INFO  connection established to orders-db
                2026-05-02T08:00:06Z INFO  ready to serve
                """,
                // A failover of long ago, and a lock that went.
                """
                2026-05-01T22:00:00Z ERROR deadlock detected
                2026-05-01T22:00:01Z INFO  transaction retried successfully
                2026-05-02T08:20:00Z INFO  checkpoint complete: wrote 812 buffers
                """,
                // A pod that was evicted and came again.
                """
                2026-05-02T06:00:00Z WARN  pod cart-1 was evicted, node condition MemoryPressure is True
                2026-05-02T06:02:00Z INFO  pod cart-1 started cleanly on n2
                2026-05-02T08:25:00Z INFO  all probes passing
                """
            })
    void no_cause_is_named_of_a_healthy_system(String log) {
        assertThat(SHIPPED.analyse(List.of(Facts.log(log)), List.of()).causes()).isEmpty();
    }

    @Test
    void the_same_words_are_a_cause_where_nothing_takes_them_back() {
        for (Map.Entry<String, String> one : Map.of(
                        "2026-05-02T08:29:00Z ERROR dial tcp 10.2.0.4:5432: connect: connection refused",
                                "Nothing listens",
                        "2026-05-02T08:29:00Z ERROR no space left on device", "A disk",
                        "ERROR: deadlock detected", "Requests wait",
                        "WARN  read timed out calling pay.shop, attempt 3", "A dependency")
                .entrySet()) {
            assertThat(SHIPPED.analyse(List.of(Facts.log("INFO started\n" + one.getKey())), List.of())
                            .causes())
                    .anySatisfy(cause -> assertThat(cause.text()).startsWith(one.getValue()));
        }
    }

    @Test
    void what_is_denied_or_past_is_listed_as_ruled_out_with_the_words_that_say_so() {
        Analysis analysis = SHIPPED.analyse(List.of(Facts.log("INFO no ImagePullBackOff observed")), List.of());

        assertThat(analysis.ruledOut()).singleElement().satisfies(line -> assertThat(line)
                .startsWith("The container image cannot be pulled.")
                .contains("no ImagePullBackOff observed"));
    }

    @Test
    void a_pod_of_a_cluster_that_runs_and_is_ready_outweighs_a_warning() {
        Evidence state = Facts.evidence(
                EvidenceKind.OBJECT,
                "kubernetes:c1/shop/cart-1/state",
                "Pod shop/cart-1 of cluster c1: Running\ncontainer app: running, ready");
        Evidence log = Facts.evidence(
                EvidenceKind.LOG, "kubernetes:c1/shop/cart-1/logs/current", "WARN connection refused by cache");

        Analysis well = SHIPPED.analyse(List.of(state, log), List.of());

        assertThat(well.causes()).isEmpty();
        assertThat(well.reason()).isEqualTo(AnalysisReason.NO_ACTIVE_FAILURE);
        assertThat(SHIPPED.analyse(List.of(log), List.of()).causes())
                .singleElement()
                .satisfies(cause -> assertThat(cause.text()).endsWith("Affected: pod shop/cart-1."));
    }
}
