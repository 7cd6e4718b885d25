package dev.serai.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.alert.Alert;
import dev.serai.alert.DeliveryJson;
import dev.serai.alert.GenericNormaliser;
import dev.serai.signal.TriageReason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReplayComparisonTest {

    private static final Instant START = Instant.parse("2031-03-05T14:00:00Z");
    private static final AlertPolicy SHIPPED = ShippedPolicy.policy();

    private final RecordedStream recorded = new RecordedStream();

    private void deliver(int second, String severity, String service, String name, boolean resolved) {
        deliver(recorded, second, severity, service, name, resolved);
    }

    private static void deliver(
            RecordedStream into, int second, String severity, String service, String name, boolean resolved) {
        Instant at = START.plusSeconds(second);
        String json =
                """
                {"title": "%s of %s", "severity": "%s", "state": "%s", "labels": {"service": "%s", "alertname": "%s"}}
                """
                        .formatted(name, service, severity, resolved ? "resolved" : "firing", service, name);
        List<Alert> alerts = GenericNormaliser.normalise(
                        DeliveryJson.parse(json.getBytes(StandardCharsets.UTF_8)), "generic", at)
                .alerts();
        into.add(at, alerts);
    }

    /** The shipped policy with one file changed. */
    private static AlertPolicy with(String file, String replaced, String by) {
        Map<String, String> texts = ShippedPolicy.texts();
        assertThat(texts.get(file)).contains(replaced);
        texts.computeIfPresent(file, (name, text) -> text.replace(replaced, by));
        return AlertPolicy.read(texts, name -> name);
    }

    private ReplayDifference only(AlertPolicy other) {
        ReplayComparison comparison = ReplayComparison.of(SHIPPED, other, recorded.stream());
        assertThat(comparison.differences()).hasSize(1);
        return comparison.differences().get(0);
    }

    @Test
    void the_same_policy_differs_in_nothing() {
        deliver(0, "critical", "cart", "down", false);
        deliver(60, "medium", "search", "slow", false);
        ReplayComparison comparison = ReplayComparison.of(SHIPPED, SHIPPED, recorded.stream());
        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.alerts()).isEqualTo(2);
        assertThat(comparison.pagesBefore()).isEqualTo(2).isEqualTo(comparison.pagesAfter());
    }

    @Test
    void a_longer_wait_moves_a_page_and_a_page_of_what_ends_meanwhile_is_removed() {
        deliver(0, "medium", "cart", "slow", false);
        AlertPolicy patient = with(AlertPolicy.SIGNAL, "medium: 90s", "medium: 10m");
        ReplayDifference moved = only(patient);
        assertThat(moved.kind()).isEqualTo(ReplayKind.MOVED);
        assertThat(moved.before().at()).isEqualTo(START.plusSeconds(90));
        assertThat(moved.after().at()).isEqualTo(START.plusSeconds(600));
        deliver(300, "medium", "cart", "slow", true);
        ReplayDifference removed = only(patient);
        assertThat(removed.kind()).isEqualTo(ReplayKind.REMOVED);
        assertThat(removed.after().reason()).isEqualTo(TriageReason.SELF_RESOLVED_IN_HOLD);
        assertThat(removed.before().trace()).contains("hold: pass (WAITED)");
        assertThat(removed.after().trace()).contains("hold: suppress (SELF_RESOLVED_IN_HOLD)");
    }

    @Test
    void a_lower_bar_adds_a_page() {
        deliver(0, "info", "cart", "slow", false);
        ReplayDifference added = only(with(AlertPolicy.TRIAGE, "page_from: low", "page_from: info"));
        assertThat(added.kind()).isEqualTo(ReplayKind.ADDED);
        assertThat(added.before().reason()).isEqualTo(TriageReason.SEVERITY);
        assertThat(added.after().at()).isEqualTo(START.plusSeconds(300));
    }

    @Test
    void what_a_changed_topology_explains_pages_no_more() {
        deliver(0, "critical", "orders-db", "down", false);
        deliver(30, "critical", "shop", "slow", false);
        ReplayDifference removed =
                only(with(AlertPolicy.TOPOLOGY, "needs: []", "needs: [ { service: shop, of: [orders-db] } ]"));
        assertThat(removed.kind()).isEqualTo(ReplayKind.REMOVED);
        assertThat(removed.fired().name()).isEqualTo("slow of shop");
        assertThat(removed.after().reason()).isEqualTo(TriageReason.FOLDED);
    }

    @Test
    void a_policy_that_was_stored_before_there_was_a_topology_has_none() {
        Map<String, String> texts = ShippedPolicy.texts();
        texts.remove(AlertPolicy.TOPOLOGY);
        deliver(0, "critical", "cart", "down", false);
        assertThat(PolicyRun.play(AlertPolicy.read(texts, name -> name), recorded.stream()))
                .hasSize(1);
    }

    @Test
    void an_inhibition_rule_holds_for_as_long_as_its_source_fires() {
        AlertPolicy inhibiting = with(
                AlertPolicy.SUPPRESSION,
                "inhibit_rules: []",
                "inhibit_rules: [ { name: down, source_matchers: [ 'alertname=\"down\"' ],"
                        + " target_matchers: [ 'alertname=\"slow\"' ], equal: [ service ] } ]");
        deliver(0, "critical", "cart", "down", false);
        deliver(10, "critical", "other", "slow", false);
        AlertPolicy unfolded =
                with(AlertPolicy.SIGNAL, "# stages: [owned, change, hold, recovered, fold]", "stages: [hold]");
        deliver(20, "critical", "cart", "slow", false);
        AlertPolicy both = new AlertPolicy(
                unfolded.signal(), inhibiting.suppression(), unfolded.triage(), unfolded.topology(), "both");
        ReplayDifference removed = ReplayComparison.of(unfolded, both, recorded.stream())
                .differences()
                .get(0);
        assertThat(removed.kind()).isEqualTo(ReplayKind.REMOVED);
        assertThat(removed.fired().name()).isEqualTo("slow of cart");
        assertThat(removed.after().reason()).isEqualTo(TriageReason.INHIBITED);
        assertThat(removed.after().because()).isEqualTo("down");
        deliver(600, "critical", "cart", "down", true);
        ReplayDifference moved = ReplayComparison.of(unfolded, both, recorded.stream())
                .differences()
                .get(0);
        assertThat(moved.kind()).isEqualTo(ReplayKind.MOVED);
        assertThat(moved.after().at()).isEqualTo(START.plusSeconds(620));
    }

    @Test
    void what_a_rule_suppresses_is_nobodys_root_and_ends_quietly() {
        AlertPolicy muting = with(
                AlertPolicy.SUPPRESSION,
                "route: {}",
                "mute_time_intervals: [ { name: always, time_intervals: [ { years: ['2031'] } ] } ]\n"
                        + "route: { routes: [ { matchers: [ 'alertname=\"down\"' ], mute_time_intervals: [ always ] } ] }");
        deliver(0, "critical", "cart", "down", false);
        deliver(20, "critical", "cart", "restarts", false);
        deliver(600, "critical", "cart", "down", true);
        List<PlayedAlert> played = List.copyOf(PolicyRun.play(muting, recorded.stream()));
        assertThat(played.get(0).decisions())
                .extracting(PlayedDecision::reason)
                .containsExactly(TriageReason.MUTED, TriageReason.SELF_RESOLVED);
        assertThat(played.get(1).pagedAt()).isPresent();
        List<PlayedAlert> unmuted = List.copyOf(PolicyRun.play(SHIPPED, recorded.stream()));
        assertThat(unmuted.get(1).decisions().get(0).reason()).isEqualTo(TriageReason.FOLDED);
    }

    @Test
    void a_rule_that_begins_to_hold_while_an_alert_waits_suppresses_its_page() {
        AlertPolicy inhibiting = with(
                AlertPolicy.SUPPRESSION,
                "inhibit_rules: []",
                "inhibit_rules: [ { source_matchers: [ 'alertname=\"down\"' ], target_matchers: [ 'alertname=\"slow\"' ] } ]");
        deliver(0, "medium", "cart", "slow", false);
        deliver(30, "critical", "db", "down", false);
        deliver(200, "critical", "db", "down", true);
        PlayedAlert slow =
                List.copyOf(PolicyRun.play(inhibiting, recorded.stream())).get(0);
        assertThat(slow.decisions())
                .extracting(PlayedDecision::reason)
                .containsExactly(TriageReason.HELD, TriageReason.INHIBITED, TriageReason.NEW_INCIDENT);
        assertThat(slow.pagedAt()).hasValue(START.plusSeconds(210));
    }

    @Test
    void repeats_say_nothing_new_and_each_time_that_it_fires_is_an_alert() {
        deliver(0, "critical", "cart", "down", true);
        deliver(10, "critical", "cart", "down", false);
        deliver(20, "critical", "cart", "down", false);
        deliver(30, "critical", "cart", "down", true);
        deliver(40, "critical", "cart", "down", true);
        deliver(50, "critical", "cart", "down", false);
        List<PlayedEvent> events = recorded.stream().events();
        assertThat(events).hasSize(3);
        assertThat(recorded.alerts()).isEqualTo(6);
        PlayedEvent.AlertFired first = (PlayedEvent.AlertFired) events.get(0);
        PlayedEvent.AlertFired second = (PlayedEvent.AlertFired) events.get(2);
        assertThat(first.alert().fires()).isEqualTo(1);
        assertThat(second.alert().fires()).isEqualTo(2);
        assertThat(second.alert().id()).isEqualTo(first.alert().id().replace("-1", "-2"));
    }

    /** Streams of a seed each: a comparison made twice is the same text, and both differ in something. */
    @Test
    void the_same_deliveries_and_policies_give_the_same_bytes() {
        AlertPolicy other = with(AlertPolicy.SIGNAL, "medium: 90s, low: 3m", "medium: 8m, low: 3s");
        for (long seed = 1; seed <= 3; seed++) {
            ReplayComparison once = ReplayComparison.of(SHIPPED, other, random(seed));
            assertThat(once.differences()).as("seed %s", seed).isNotEmpty();
            assertThat(text(once)).isEqualTo(text(ReplayComparison.atOnce(SHIPPED, other, random(seed))));
        }
    }

    private static ReplayStream random(long seed) {
        Random random = new Random(seed);
        RecordedStream stream = new RecordedStream();
        int second = 0;
        for (int i = 0; i < 150; i++) {
            second += random.nextInt(30);
            String severity = List.of("critical", "high", "medium", "low").get(random.nextInt(4));
            String service = "service-" + random.nextInt(40);
            deliver(stream, second, severity, service, "condition-" + random.nextInt(3), random.nextInt(3) == 0);
        }
        return stream.stream();
    }

    private static String text(ReplayComparison comparison) {
        return ReplayJson.summary(comparison) + "\n" + ReplayJson.differences(comparison, 1000);
    }

    @Test
    void what_is_written_has_no_secrets_and_says_how_many() {
        deliver(0, "info", "cart", "down password=hunter2-and-more", false);
        AlertPolicy other = with(AlertPolicy.TRIAGE, "page_from: low", "page_from: info");
        ReplayComparison comparison = ReplayComparison.of(SHIPPED, other, recorded.stream());
        assertThat(text(comparison)).doesNotContain("hunter2").contains("\"added\":1", "\"removed\":0", "\"moved\":0");
        assertThat(ReplayJson.differences(comparison, 0)).isEmpty();
    }
}
