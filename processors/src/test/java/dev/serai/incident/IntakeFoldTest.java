package dev.serai.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.alert.Alert;
import dev.serai.alert.AlertContent;
import dev.serai.alert.AlertKey;
import dev.serai.alert.AlertState;
import dev.serai.alert.FoldedAlert;
import dev.serai.alert.Severity;
import dev.serai.alert.StoredAlert;
import dev.serai.alert.Times;
import dev.serai.incident.IntakeFold.FoldRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What stays true of alerts and incidents, whatever is delivered in whatever order, late, early or twice. */
class IntakeFoldTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Correlator CORRELATOR = CorrelationFile.read(
            "c.yaml",
            """
            environments: { order: [test, production] }
            reopen_window: 2m
            rules:
              - { name: all, key: [deployment], window: 1m }
            """,
            Map.of());
    private static final FoldRules RULES =
            new FoldRules(CORRELATOR, new IncidentFold(CORRELATOR.reopenWindow()), source -> Duration.ofSeconds(5));

    private final Map<AlertKey, StoredAlert> alerts = new HashMap<>();
    private final Map<UUID, Incident> incidents = new HashMap<>();
    private long ids;

    /** One delivery: whose alert, where, what, and how many seconds old its times are; or a person who ends all. */
    private record Delivered(int alert, int place, boolean firing, Severity severity, int age) {}

    private record Batch(int seconds, boolean person, List<Delivered> told) {}

    @Provide
    Arbitrary<List<Batch>> streams() {
        Arbitrary<Delivered> told = Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.of(true, true, false),
                        Arbitraries.of(Severity.class),
                        Arbitraries.of(0, 0, 3, 60, 300))
                .as(Delivered::new);
        return Combinators.combine(
                        Arbitraries.of(1, 30, 60, 119, 120, 121, 600),
                        Arbitraries.integers().between(0, 9).map(one -> one == 0),
                        told.list().ofMinSize(1).ofMaxSize(5))
                .as(Batch::new)
                .list()
                .ofMaxSize(15);
    }

    @Property(tries = 400)
    void incidents_and_alerts_agree(@ForAll("streams") List<Batch> stream) {
        alerts.clear();
        incidents.clear();
        Instant now = START;
        for (Batch batch : stream) {
            now = now.plusSeconds(batch.seconds());
            if (batch.person()) {
                Instant at = now;
                incidents.replaceAll((id, incident) ->
                        IncidentFold.resolve(incident, "user:ada", at).incident());
            } else {
                deliver(batch.told(), now);
            }
            atMostOneIsOpenOfEachKey();
            eachKnowsHowManyOfItsAlertsFire();
        }
    }

    private void deliver(List<Delivered> told, Instant now) {
        IntakeFold fold = new IntakeFold(alerts.values(), RULES, () -> new UUID(0, ++ids), now);
        told.forEach(one -> fold.take("t", alert(one, now), now));
        FoldedBatch folded = fold.settle(incidents.values());
        Set<UUID> before = new HashSet<>(incidents.keySet());
        folded.opened().forEach(opened -> incidents.put(opened.incident().id(), opened.incident()));
        folded.changed().forEach(incident -> incidents.put(incident.id(), incident));
        folded.alerts().stream().map(FoldedAlert::alert).forEach(alert -> alerts.put(alert.key(), alert));
        assertThat(folded.opened())
                .as("what is new was not there")
                .noneMatch(opened -> before.contains(opened.incident().id()));
        assertThat(folded.needs()).doesNotHaveDuplicates();
        assertThat(folded.entries())
                .filteredOn(entry -> entry.event().subject().incidentId() != null)
                .allMatch(entry -> incidents.containsKey(entry.event().subject().incidentId()));
    }

    private static Alert alert(Delivered told, Instant now) {
        Instant at = now.minusSeconds(told.age());
        return new Alert(
                "am",
                "fingerprint-" + told.alert(),
                told.firing() ? AlertState.FIRING : AlertState.RESOLVED,
                new AlertContent(
                        told.severity(),
                        "title",
                        null,
                        Map.of("deployment", "d" + told.place()),
                        Map.of(),
                        List.of(),
                        List.of()),
                new Times(at, told.firing() ? null : at),
                null);
    }

    private void atMostOneIsOpenOfEachKey() {
        List<IncidentKey> open = new ArrayList<>();
        incidents.values().stream().filter(incident -> !incident.isResolved()).forEach(one -> open.add(one.key()));
        assertThat(open).doesNotHaveDuplicates();
    }

    private void eachKnowsHowManyOfItsAlertsFire() {
        for (Incident incident : incidents.values()) {
            long firing = alerts.values().stream()
                    .filter(alert -> incident.id().equals(alert.incident()))
                    .filter(alert -> alert.status().state() == AlertState.FIRING)
                    .count();
            assertThat(incident.alerts().firing()).isEqualTo((int) firing);
            assertThat(incident.alerts().total()).isGreaterThanOrEqualTo((int) firing);
            assertThat(incident.isResolved() || firing > 0)
                    .as("what nothing fires in is over")
                    .isTrue();
        }
    }
}
