package dev.serai.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.alert.Severity;
import dev.serai.evidence.Dependency;
import dev.serai.evidence.FactObject;
import dev.serai.policy.PolicyException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Symptoms join the alert of what they need: by the file, by facts, and by the node on which they run. */
class TopologyTest {

    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");
    private static final SignalEngine ENGINE = new SignalEngine(GeneratedNightTest.POLICY);
    private static final SignalPlace SHOP = new SignalPlace("eu", "shop");

    @ParameterizedTest
    @CsvSource({
        "shop, cart, FOLDED",
        "shop, orders-db, FOLDED",
        "shop, disk, FOLDED",
        "shop, cabinet, NEW_INCIDENT",
        "cart, shop, NEW_INCIDENT",
        "shop, mail, NEW_INCIDENT"
    })
    void a_symptom_joins_what_it_needs_at_most_three_needs_away(String service, String failed, TriageReason reason) {
        Topology topology = read(
                """
                needs:
                  - { service: shop, of: [cart, search] }
                  - { service: cart, of: [orders-db] }
                  - { service: orders-db, of: [disk] }
                  - { service: disk, of: [cabinet] }
                """);
        assertThat(decide(alert(service, SHOP), alert(failed, SHOP), topology)).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "eu, shop, eu, shop, FOLDED",
        "eu, shop, '', '', FOLDED",
        "'', '', '', '', FOLDED",
        "us, shop, us, shop, NEW_INCIDENT",
        "eu, test, eu, test, NEW_INCIDENT",
        "eu, shop, eu, test, NEW_INCIDENT"
    })
    void what_an_entry_names_a_place_for_holds_there_alone(
            String cluster, String namespace, String otherCluster, String otherNamespace, TriageReason reason) {
        Topology topology = read("needs: [ { service: shop, of: [cart], cluster: eu, namespace: shop } ]");
        SignalAlert symptom = alert("shop", new SignalPlace(cluster, namespace));
        SignalAlert root = alert("cart", new SignalPlace(otherCluster, otherNamespace));
        assertThat(decide(symptom, root, topology)).isEqualTo(reason);
    }

    @Test
    void services_of_one_name_in_two_clusters_are_not_each_others_cause() {
        Topology topology = read("needs: [ { service: shop, of: [cart] } ]");
        SignalAlert symptom = alert("shop", new SignalPlace("eu", ""));
        assertThat(decide(symptom, alert("cart", new SignalPlace("us", "")), topology))
                .isEqualTo(TriageReason.NEW_INCIDENT);
        assertThat(decide(symptom, alert("cart", new SignalPlace("eu", "other")), topology))
                .isEqualTo(TriageReason.FOLDED);
    }

    @Test
    void the_file_and_facts_lead_on_from_each_other() {
        Dependency fact = new Dependency(FactObject.of("service", "cart"), FactObject.of("database", "orders-db"));
        Topology topology = read("needs: [ { service: shop, of: [cart] } ]").and(List.of(fact));
        assertThat(decide(alert("shop", SHOP), alert("orders-db", SHOP), topology))
                .isEqualTo(TriageReason.FOLDED);
        assertThat(decide(alert("shop", SHOP), alert("orders-db", SHOP), Topology.of(List.of(fact))))
                .isEqualTo(TriageReason.NEW_INCIDENT);
    }

    @Test
    void services_that_need_each_other_fold_once() {
        Topology topology = read("needs: [ { service: a, of: [b] }, { service: b, of: [a] } ]");
        assertThat(decide(alert("a", SHOP), alert("b", SHOP), topology)).isEqualTo(TriageReason.FOLDED);
        assertThat(decide(alert("a", SHOP), alert("a", SHOP, NOW.plusSeconds(300)), topology))
                .isEqualTo(TriageReason.NEW_INCIDENT);
    }

    @ParameterizedTest
    @CsvSource({
        "eu, n1, eu, n1, FOLDED",
        "eu, n1, '', n1, FOLDED",
        "eu, n1, eu, n2, NEW_INCIDENT",
        "eu, n1, us, n1, NEW_INCIDENT",
        "eu, '', eu, n1, NEW_INCIDENT"
    })
    void a_pod_joins_the_node_on_which_it_runs(
            String cluster, String node, String otherCluster, String otherNode, TriageReason reason) {
        SignalPlace pod =
                SignalPlace.of(Map.of("cluster", cluster, "node", node, "pod", "cart-0", "namespace", "shop"));
        SignalPlace down = SignalPlace.of(Map.of("cluster", otherCluster, "node", otherNode));
        assertThat(decide(alert("cart", pod), alert(otherNode, down), Topology.NONE))
                .isEqualTo(reason);
    }

    @Test
    void what_begins_on_a_node_that_is_well_again_is_not_its_symptom() {
        SignalPlace pod = SignalPlace.of(Map.of("node", "n1", "pod", "cart-0", "namespace", "shop"));
        SignalAlert node = alert("n1", SignalPlace.of(Map.of("node", "n1")), NOW.minusSeconds(60));
        SignalAlert cart = alert("cart", pod);
        assertThat(decide(cart, node.ended(NOW), Topology.NONE)).isEqualTo(TriageReason.FOLDED);
        assertThat(decide(cart, node.ended(NOW.minusSeconds(1)), Topology.NONE)).isEqualTo(TriageReason.NEW_INCIDENT);
    }

    @Test
    void what_runs_on_a_node_is_not_the_node() {
        SignalPlace pod = SignalPlace.of(Map.of("node", "n1", "pod", "cart-0"));
        SignalPlace other = SignalPlace.of(Map.of("node", "n1", "service", "exporter"));
        assertThat(decide(alert("cart", pod), alert("exporter", other), Topology.NONE))
                .isEqualTo(TriageReason.NEW_INCIDENT);
    }

    @Test
    void what_a_node_has_is_of_one_service() {
        assertThat(SignalSubject.of(Map.of("node", "n1", "alertname", "NodeNotReady"), "a", "alone"))
                .isEqualTo(new SignalSubject("n1", "NodeNotReady"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "needs: [ { service: a, of: [a] } ] | itself",
                "needs: [ { service: a } ] | of",
                "needs: [ { service: a, of: [] } ] | 1",
                "needs: [ { service: a, of: b } ] | array",
                "other: [] | other"
            })
    void a_broken_file_is_refused_with_its_place(String text, String reason) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("topology.yaml")
                .hasMessageContaining(reason);
    }

    @Test
    void many_needs_are_searched_once_for_each_alert() {
        StringBuilder text = new StringBuilder("needs:\n");
        IntStream.range(0, 1000)
                .forEach(i -> text.append("  - { service: s" + i + ", of: ["
                        + String.join(
                                ", ",
                                IntStream.range(0, 50)
                                        .mapToObj(j -> "s" + (i + j + 1) % 1000)
                                        .toList()) + "] }\n"));
        Topology topology = read(text.toString());
        assertThat(topology.needsOf(alert("s0", SHOP)).contains(alert("s150", SHOP)))
                .isTrue();
        assertThat(topology.needsOf(alert("s0", SHOP)).contains(alert("s151", SHOP)))
                .isFalse();
    }

    private static Topology read(String text) {
        return Topology.read("topology.yaml", text);
    }

    private static TriageReason decide(SignalAlert symptom, SignalAlert root, Topology topology) {
        DecidedAlert paged = new DecidedAlert(root, SignalVerdict.PAGE, TriageReason.NEW_INCIDENT);
        return ENGINE.decide(new SignalView(symptom, NOW, null, List.of(paged), List.of(), topology))
                .reason();
    }

    private static SignalAlert alert(String service, SignalPlace place) {
        return alert(service, place, NOW);
    }

    private static SignalAlert alert(String service, SignalPlace place, Instant at) {
        return new SignalAlert(
                service + at,
                service,
                "Of" + service,
                Severity.CRITICAL,
                at,
                null,
                null,
                1,
                SignalEvidence.NONE,
                place);
    }
}
