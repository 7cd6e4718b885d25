package dev.serai.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.alert.Severity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same condition on many services: from the third on the page of the first is for all. */
class GatheringTest {

    private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");
    static final SignalPolicy POLICY = policy();

    private final SignalLedger ledger = new SignalLedger(POLICY, List.of(), Topology.NONE);

    private static SignalPolicy policy() {
        try {
            String shipped = Files.readString(Path.of("../routes/policy/signal.yaml"));
            return SignalPolicy.read("signal.yaml", shipped.replace("# gather: 3", "gather: 3"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SignalAlert down(String service, Severity severity, long second) {
        Instant at = NOW.plusSeconds(second);
        return new SignalAlert(
                service,
                service,
                "TargetDown",
                severity,
                at,
                null,
                null,
                1,
                SignalEvidence.NONE,
                new SignalPlace("eu", ""));
    }

    private SignalDecision fire(SignalAlert alert) {
        List<SignalDecision> made = ledger.apply(new SignalEvent.Fired(alert), alert.firedAt());
        return made.get(0);
    }

    private void two() {
        fire(down("cart", Severity.HIGH, 0));
        fire(down("checkout", Severity.HIGH, 10));
    }

    @Test
    void forty_services_within_ten_minutes_are_two_pages_and_the_first_leads_the_others() {
        List<SignalDecision> made = new ArrayList<>();
        for (int at = 0; at < 40; at++) {
            made.add(fire(down("service-" + at, Severity.CRITICAL, at * 15L)));
        }

        assertThat(made.stream().filter(SignalDecision::pages)).hasSize(2);
        assertThat(made.subList(2, 40)).allSatisfy(one -> {
            assertThat(one.reason()).isEqualTo(TriageReason.GATHERED);
            assertThat(one.because()).isEqualTo("service-0");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "HIGH, eu, production, 20, GATHERED",
        "CRITICAL, eu, production, 20, NEW_INCIDENT",
        "HIGH, us, production, 20, NEW_INCIDENT",
        "HIGH, eu, staging, 20, NEW_INCIDENT",
        "HIGH, eu, '', 1800, GATHERED",
        "HIGH, eu, '', 1811, NEW_INCIDENT"
    })
    void only_what_is_near_and_no_worse_is_gathered(
            Severity severity, String cluster, String environment, long second, TriageReason reason) {
        for (SignalAlert first : List.of(down("cart", Severity.HIGH, 0), down("checkout", Severity.HIGH, 10))) {
            fire(first.in(first.place().in("production")));
        }
        SignalPlace place = new SignalPlace(cluster, "").in(environment);
        assertThat(fire(down("orders", severity, second).in(place)).reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({"blue, blue, GATHERED", "blue, green, NEW_INCIDENT", "blue, '', GATHERED", "'', blue, GATHERED"})
    void what_is_of_another_team_is_not_gathered(String theirs, String own, TriageReason reason) {
        for (SignalAlert first : List.of(down("cart", Severity.HIGH, 0), down("checkout", Severity.HIGH, 10))) {
            fire(first.in(SignalPlace.of(Map.of("team", theirs))));
        }
        assertThat(fire(down("orders", Severity.HIGH, 20).in(SignalPlace.of(Map.of("owner", own))))
                        .reason())
                .isEqualTo(reason);
    }

    @Test
    void one_service_is_not_many_however_often_it_is_seen() {
        SignalAlert cart = down("cart", Severity.HIGH, 0);
        SignalAlert again =
                new SignalAlert("again", "cart", "TargetDown", Severity.HIGH, NOW, null, null, 1, SignalEvidence.NONE);

        assertThat(first(down("orders", Severity.HIGH, 20), null, paged(cart, false), paged(again, false)))
                .isEmpty();
    }

    private static DecidedAlert paged(SignalAlert alert, boolean quiet) {
        return new DecidedAlert(alert, SignalVerdict.PAGE, TriageReason.NEW_INCIDENT, quiet);
    }

    private static Optional<String> first(SignalAlert alert, @Nullable SignalDecision before, DecidedAlert... others) {
        SignalView view = new SignalView(alert, NOW.plusSeconds(20), before, List.of(others), List.of(), Topology.NONE);
        return new Gathering(view, POLICY).first().map(SignalAlert::id);
    }

    @ParameterizedTest
    @CsvSource({"before the page ended, 5, true", "since then, 15, false"})
    void what_a_declared_change_broke_since_the_page_ended_is_not_gathered(
            String when, long changed, boolean gathered) {
        DeclaredChange change = new DeclaredChange("orders is rolled out", NOW.plusSeconds(changed), null, Map.of());
        SignalAlert orders =
                down("orders", Severity.HIGH, 20).knowing(new SignalEvidence(null, List.of(), List.of(change)));
        SignalAlert ended = down("cart", Severity.HIGH, 0).ended(NOW.plusSeconds(10));

        assertThat(first(
                                orders,
                                null,
                                paged(ended, false),
                                paged(down("stock", Severity.HIGH, -5).ended(NOW.plusSeconds(10)), false))
                        .isPresent())
                .as(when)
                .isEqualTo(gathered);
    }

    @Test
    void whose_page_reaches_nobody_leads_nothing() {
        assertThat(first(
                        down("orders", Severity.HIGH, 20),
                        null,
                        paged(down("cart", Severity.HIGH, 0), true),
                        paged(down("stock", Severity.HIGH, 5), false)))
                .isEmpty();
    }

    @Test
    void what_is_wrong_otherwise_or_began_long_before_or_is_of_its_own_service_leads_nothing() {
        SignalAlert orders = down("orders", Severity.HIGH, 20);
        DecidedAlert near = paged(down("cart", Severity.HIGH, 0), false);
        SignalAlert slow = new SignalAlert(
                "slow", "stock", "Slow", Severity.HIGH, NOW, null, null, 1, SignalEvidence.NONE, orders.place());
        assertThat(first(orders, null, near, paged(down("stock", Severity.HIGH, 5), false)))
                .hasValue("cart");
        assertThat(first(orders, null, near, paged(slow, false))).isEmpty();
        assertThat(first(orders, null, near, paged(down("stock", Severity.HIGH, -1781), false)))
                .isEmpty();
        assertThat(first(orders, null, near, paged(down("orders", Severity.HIGH, 5), false)))
                .isEmpty();
    }

    @Test
    void what_is_gathered_stays_so_when_no_other_pages_any_more() {
        two();
        SignalDecision before = fire(down("orders", Severity.HIGH, 20));
        DecidedAlert cart = paged(down("cart", Severity.HIGH, 0), false);

        assertThat(first(down("orders", Severity.HIGH, 20), before, cart)).hasValue("cart");
        assertThat(first(down("orders", Severity.HIGH, 20), null, cart)).isEmpty();
    }

    @Test
    void without_the_setting_each_has_its_page() {
        SignalLedger shipped = new SignalLedger(GeneratedNightTest.POLICY, List.of(), Topology.NONE);
        for (String service : List.of("cart", "checkout", "orders", "payments")) {
            SignalAlert alert = down(service, Severity.HIGH, 0);
            assertThat(shipped.apply(new SignalEvent.Fired(alert), NOW)).allMatch(SignalDecision::pages);
        }
    }

    @Test
    void when_those_that_page_end_one_of_the_others_leads_and_pages_once() {
        two();
        for (String service : List.of("orders", "payments", "stock")) {
            fire(down(service, Severity.HIGH, 20));
        }
        ledger.apply(new SignalEvent.Ended("cart", NOW.plusSeconds(60)), NOW.plusSeconds(60));
        ledger.apply(new SignalEvent.Ended("checkout", NOW.plusSeconds(60)), NOW.plusSeconds(60));

        List<SignalDecision> later = new ArrayList<>();
        for (Duration after = Duration.ZERO; after.toHours() < 2; after = after.plusMinutes(1)) {
            later.addAll(ledger.apply(new SignalEvent.Passed(), NOW.plus(after)));
        }
        assertThat(later.stream().filter(SignalDecision::pages))
                .singleElement()
                .satisfies(page -> assertThat(page.reason()).isEqualTo(TriageReason.PROMOTED));
        String leads = later.stream()
                .filter(SignalDecision::pages)
                .findFirst()
                .orElseThrow()
                .alert();
        assertThat(Map.of("orders", 1, "payments", 1, "stock", 1).keySet().stream()
                        .filter(one -> !one.equals(leads))
                        .map(one -> ledger.decisionOf(one).orElseThrow()))
                .allSatisfy(one -> assertThat(one.because()).isEqualTo(leads));
    }

    @Test
    void what_is_gathered_stays_with_its_first_though_an_earlier_one_pages_later() {
        two();
        SignalDecision before = fire(down("orders", Severity.HIGH, 20));
        DecidedAlert first = paged(down("cart", Severity.HIGH, 0), false);
        DecidedAlert earlier = paged(down("stock", Severity.HIGH, -60), false);

        assertThat(first(down("orders", Severity.HIGH, 20), before, earlier, first))
                .hasValue("cart");
    }
}
