package dev.serai.cluster;

import static dev.serai.cluster.Objects.NOW;
import static dev.serai.cluster.Objects.load;
import static dev.serai.cluster.Objects.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.cluster.Readiness.ReadinessVerdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadinessTest {

    private static final Duration MINUTE = Duration.ofSeconds(60);
    private static final ObjectNode DEPLOYMENT = load("deployment");

    private static ObjectNode pod(String ready, Instant since) {
        return with(
                load("pod"),
                "/status/conditions",
                "[{type: Ready, status: '" + ready + "', lastTransitionTime: '" + since + "'}]");
    }

    private static ReadinessVerdict of(ObjectNode deployment, JsonNode... pods) {
        return Readiness.ofWorkload(deployment, List.of(pods), MINUTE, NOW).verdict();
    }

    @Test
    void a_pod_is_ready_once_it_has_been_for_the_time() {
        assertThat(Readiness.ofPod(pod("True", NOW.minusSeconds(60)), MINUTE, NOW))
                .isEqualTo(new Readiness(ReadinessVerdict.READY, NOW.minusSeconds(60)));
        assertThat(Readiness.ofPod(pod("True", NOW.minusSeconds(59)), MINUTE, NOW)
                        .verdict())
                .isEqualTo(ReadinessVerdict.TOO_EARLY);
        assertThat(Readiness.ofPod(pod("False", NOW.minusSeconds(900)), MINUTE, NOW)
                        .verdict())
                .isEqualTo(ReadinessVerdict.NOT_READY);
        ObjectNode leaving = with(pod("True", NOW.minusSeconds(900)), "/metadata/deletionTimestamp", "'" + NOW + "'");
        assertThat(Readiness.ofPod(leaving, MINUTE, NOW).verdict()).isEqualTo(ReadinessVerdict.LEAVING);
    }

    @Test
    void a_workload_is_ready_since_its_youngest_pod_is() {
        ObjectNode old = pod("True", NOW.minusSeconds(9000));
        assertThat(of(DEPLOYMENT, old, old, old)).isEqualTo(ReadinessVerdict.READY);
        assertThat(of(DEPLOYMENT, old, old, pod("True", NOW.minusSeconds(5)))).isEqualTo(ReadinessVerdict.TOO_EARLY);
        assertThat(of(DEPLOYMENT, old, old, pod("False", NOW))).isEqualTo(ReadinessVerdict.NOT_READY);
        assertThat(of(DEPLOYMENT, old, old)).isEqualTo(ReadinessVerdict.NOT_READY);
    }

    @Test
    void a_status_about_another_spec_proves_nothing() {
        ObjectNode old = pod("True", NOW.minusSeconds(9000));
        assertThat(of(with(DEPLOYMENT, "/metadata/generation", "4"), old, old, old))
                .isEqualTo(ReadinessVerdict.NOT_OBSERVED);
        assertThat(of(with(DEPLOYMENT, "/status/updatedReplicas", "2"), old, old, old))
                .isEqualTo(ReadinessVerdict.ROLLING_OUT);
        assertThat(of(with(DEPLOYMENT, "/status/replicas", "4"), old, old, old))
                .isEqualTo(ReadinessVerdict.ROLLING_OUT);
        assertThat(of(with(DEPLOYMENT, "/status/availableReplicas", "2"), old, old, old))
                .isEqualTo(ReadinessVerdict.NOT_AVAILABLE);
        assertThat(of(with(DEPLOYMENT, "/status/conditions/1/reason", "ProgressDeadlineExceeded"), old, old, old))
                .isEqualTo(ReadinessVerdict.STUCK);
    }

    @Test
    void daemons_are_counted_by_their_own_fields() {
        ObjectNode daemons = with(
                DEPLOYMENT,
                "/status",
                "{observedGeneration: 3, desiredNumberScheduled: 2, currentNumberScheduled: 2,"
                        + " updatedNumberScheduled: 2, numberAvailable: 2}");
        ObjectNode old = pod("True", NOW.minusSeconds(9000));
        assertThat(of(daemons, old, old)).isEqualTo(ReadinessVerdict.READY);
        assertThat(of(with(daemons, "/status/numberAvailable", "1"), old, old))
                .isEqualTo(ReadinessVerdict.NOT_AVAILABLE);
        assertThat(of(with(daemons, "/status/updatedNumberScheduled", "1"), old, old))
                .isEqualTo(ReadinessVerdict.ROLLING_OUT);
    }
}
