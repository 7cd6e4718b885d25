package dev.serai.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.alert.Severity;
import dev.serai.evidence.Dependency;
import dev.serai.evidence.FactObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What belongs to another alert is decided about for as long as it fires, however long the other one lasts. */
class PartCheckTest {

    private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");
    private static final Topology NEEDS =
            Topology.of(List.of(new Dependency(FactObject.of("service", "orders"), FactObject.of("service", "cart"))));

    private final SignalLedger ledger = new SignalLedger(GatheringTest.POLICY, List.of(), NEEDS);
    private final List<SignalDecision> made = new ArrayList<>();

    private static SignalAlert alert(String service, String condition, long second) {
        Instant at = NOW.plusSeconds(second);
        return new SignalAlert(service, service, condition, Severity.HIGH, at, null, null, 1, SignalEvidence.NONE);
    }

    private void fire(SignalAlert alert) {
        made.addAll(ledger.apply(new SignalEvent.Fired(alert), alert.firedAt()));
    }

    private void passUntil(Instant end) {
        for (Optional<Instant> due = ledger.nextDue();
                due.filter(at -> !at.isAfter(end)).isPresent();
                due = ledger.nextDue()) {
            made.addAll(ledger.apply(new SignalEvent.Passed(), due.get()));
        }
    }

    /** Of an alert that belongs to that of the cart. */
    private void begin(TriageReason reason) {
        fire(alert("cart", "Down", 0));
        fire(alert("mail", "Down", 1));
        fire(reason == TriageReason.FOLDED ? alert("orders", "Slow", 20) : alert("stock", "Down", 20));
        assertThat(made.get(2).reason()).isEqualTo(reason);
        made.clear();
    }

    @ParameterizedTest
    @EnumSource(
            value = TriageReason.class,
            names = {"FOLDED", "GATHERED"})
    void it_pages_a_while_after_the_other_has_ended_whenever_that_is(TriageReason reason) {
        begin(reason);
        Instant end = NOW.plus(Duration.ofHours(9)).plusSeconds(7);
        passUntil(end);
        assertThat(made).isNotEmpty().noneMatch(SignalDecision::pages);
        made.clear();
        ledger.apply(new SignalEvent.Ended("mail", end), end);
        ledger.apply(new SignalEvent.Ended("cart", end), end);

        Instant next = ledger.nextDue().orElseThrow();
        assertThat(next).isBeforeOrEqualTo(end.plus(Duration.ofMinutes(30)));
        passUntil(end.plus(Duration.ofHours(2)));
        assertThat(made.get(made.size() - 1).pages()).isTrue();
        assertThat(made.get(made.size() - 1).reason()).isEqualTo(TriageReason.PROMOTED);
    }

    @ParameterizedTest
    @EnumSource(
            value = TriageReason.class,
            names = {"FOLDED", "GATHERED"})
    void when_it_is_seen_in_the_while_after_that_it_is_seen_again_at_its_end(TriageReason reason) {
        begin(reason);
        passUntil(NOW.plus(Duration.ofHours(8)));
        Instant seen = ledger.nextDue().orElseThrow();
        Instant end = seen.minusSeconds(60);
        ledger.apply(new SignalEvent.Ended("mail", end), end);
        ledger.apply(new SignalEvent.Ended("cart", end), end);
        passUntil(seen);

        assertThat(ledger.nextDue())
                .hasValue(end.plus(GatheringTest.POLICY.folds().lasts()));
    }

    @Test
    void a_month_is_few_checks() {
        begin(TriageReason.GATHERED);
        passUntil(NOW.plus(Duration.ofDays(30)));

        assertThat(made).hasSizeBetween(50, 90);
    }

    @Test
    void what_belongs_to_nothing_is_left_alone_after_six_hours_as_before() {
        SignalAlert alert = alert("cart", "Slow", 0);
        OwnedIncident owned = new OwnedIncident("i", "cart", "Slow", NOW.minusSeconds(60), List.of());
        SignalLedger owns = new SignalLedger(GatheringTest.POLICY, List.of(owned), Topology.NONE);
        assertThat(owns.apply(new SignalEvent.Fired(alert), NOW).get(0).reason())
                .isEqualTo(TriageReason.OWNED);
        for (Optional<Instant> due = owns.nextDue(); due.isPresent(); due = owns.nextDue()) {
            assertThat(due.get()).isBeforeOrEqualTo(NOW.plus(Duration.ofHours(6)));
            owns.apply(new SignalEvent.Passed(), due.get());
        }
    }
}
