package dev.serai.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.alert.Severity;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Services of one name in two places are two, whatever else is alike. */
class SignalPlaceTest {

    private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");
    private static final SignalEngine ENGINE = new SignalEngine(GeneratedNightTest.POLICY);

    @ParameterizedTest
    @CsvSource({
        "shop, carts, sealed, carts, NEW_INCIDENT",
        "shop, carts, shop, tests, NEW_INCIDENT",
        "shop, carts, shop, carts, FOLDED",
        "shop, carts, '', '', FOLDED",
        "'', '', shop, carts, FOLDED"
    })
    void the_same_condition_elsewhere_is_another(
            String cluster, String namespace, String otherCluster, String otherNamespace, TriageReason reason) {
        SignalAlert first = alert("first", NOW.minusSeconds(200)).in(new SignalPlace(otherCluster, otherNamespace));
        SignalAlert second = alert("second", NOW).in(new SignalPlace(cluster, namespace));

        assertThat(decide(second, new DecidedAlert(first, SignalVerdict.PAGE, TriageReason.NEW_INCIDENT))
                        .reason())
                .isEqualTo(reason);
    }

    @Test
    void where_it_runs_is_kept_when_it_ends_and_when_more_is_known() {
        SignalPlace shop = new SignalPlace("shop", "carts");
        SignalAlert alert = alert("a", NOW).in(shop);

        assertThat(alert.ended(NOW).place()).isEqualTo(shop);
        assertThat(alert.knowing(SignalEvidence.NONE).place()).isEqualTo(shop);
        assertThat(alert("b", NOW).place()).isEqualTo(SignalPlace.UNKNOWN);
    }

    private static SignalDecision decide(SignalAlert alert, DecidedAlert other) {
        return ENGINE.decide(new SignalView(alert, NOW, null, List.of(other), List.of(), Topology.NONE));
    }

    private static SignalAlert alert(String id, Instant firedAt) {
        return new SignalAlert(
                id, "checkout", "Overloaded", Severity.HIGH, firedAt, null, null, 1, SignalEvidence.NONE);
    }
}
