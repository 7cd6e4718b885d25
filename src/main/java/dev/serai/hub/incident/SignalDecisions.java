package dev.serai.hub.incident;

import dev.serai.alert.Severity;
import dev.serai.evidence.FactJson;
import dev.serai.evidence.FactSet;
import dev.serai.evidence.LogTemplate;
import dev.serai.evidence.MetricSeries;
import dev.serai.hub.db.LoadedRow;
import dev.serai.hub.incident.SignalStore.WrittenBy;
import dev.serai.incident.IncidentState;
import dev.serai.incident.PageState;
import dev.serai.signal.DecidedAlert;
import dev.serai.signal.OwnedIncident;
import dev.serai.signal.SignalAlert;
import dev.serai.signal.SignalDecision;
import dev.serai.signal.SignalEngine;
import dev.serai.signal.SignalEvidence;
import dev.serai.signal.SignalOutcome;
import dev.serai.signal.SignalPlace;
import dev.serai.signal.SignalPolicy;
import dev.serai.signal.SignalVerdict;
import dev.serai.signal.SignalView;
import dev.serai.signal.TriageDecision;
import dev.serai.signal.TriageFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Brings what is known of an incident's alerts to {@link SignalEngine}, and writes down what it decides. */
class SignalDecisions {

    private final Supplier<SignalPolicy> policy;
    private final SignalStore store;

    SignalDecisions(Supplier<SignalPolicy> policy, SignalStore store) {
        this.policy = policy;
        this.store = store;
    }

    /**
     * What becomes of an incident of which triage has decided. Its alerts are asked about where it would page people who know
     * nothing of it, and where some of them wait.
     */
    SignalOutcome decide(TriageFacts facts, TriageDecision allowed, boolean waits, Instant now) {
        if (!isAsked(facts, allowed, waits)) {
            return SignalOutcome.unasked(allowed);
        }
        String tenant = facts.incident().key().tenant();
        UUID incident = facts.incident().id();
        SignalPolicy live = policy.get();
        store.lock(tenant);
        List<SignalRow> own = informed(tenant, own(incident, now), now);
        List<Loaded> others = others(tenant, now.minus(live.folds().window().multipliedBy(2)), now);
        List<SignalDecision> made = new ArrayList<>();
        SignalEngine engine = new SignalEngine(live);
        for (SignalRow row : own) {
            SignalDecision before = row.before();
            if (before != null && before.pages()) {
                made.add(before);
                continue;
            }
            SignalDecision decision = engine.decide(view(row, others, now));
            store.write(row, decision, new WrittenBy(tenant, incident, now, live.hash()));
            others.removeIf(other -> other.decided().alert().id().equals(decision.alert()));
            others.add(new Loaded(
                    new DecidedAlert(row.signal(), decision.verdict(), decision.reason()), IncidentState.OPEN));
            made.add(decision);
        }
        return SignalOutcome.of(allowed, made, facts.seesAllFiring());
    }

    /** Who knows of an incident already hears what triage says of it. */
    private static boolean isAsked(TriageFacts facts, TriageDecision allowed, boolean waits) {
        boolean known =
                facts.incident().paging() == PageState.PAGED && !facts.since().reopened();
        return !known && (allowed.pages() || waits) && !facts.incident().key().isOfRequest();
    }

    private record Loaded(DecidedAlert decided, IncidentState incident) {}

    private List<SignalRow> own(UUID incident, Instant now) {
        return store.own(incident, now).stream()
                .map(row -> SignalRow.of(new LoadedRow(row), now))
                .toList();
    }

    private List<SignalRow> informed(String tenant, List<SignalRow> rows, Instant now) {
        Map<String, FactSet> known = known(
                tenant,
                rows.stream().map(row -> row.subject().service()).distinct().toList(),
                now);
        return rows.stream()
                .map(row -> row.knowing(
                        evidence(known, row.subject().service(), row.subject().condition())))
                .toList();
    }

    private Map<String, FactSet> known(String tenant, List<String> services, Instant now) {
        Map<String, FactSet> known = new HashMap<>();
        for (Map<String, Object> each : store.facts(tenant, services, now)) {
            LoadedRow row = new LoadedRow(each);
            known.put(key(row.text("service"), row.text("condition")), FactJson.read(row.text("facts")));
        }
        return known;
    }

    private static String key(String service, String condition) {
        return service + "\n" + condition;
    }

    private static SignalEvidence evidence(Map<String, FactSet> known, String service, String condition) {
        FactSet of = known.getOrDefault(key(service, condition), FactSet.EMPTY);
        List<LogTemplate> logs = Stream.concat(
                        of.logs().stream(), known.getOrDefault(key(service, ""), FactSet.EMPTY).logs().stream())
                .distinct()
                .toList();
        return new SignalEvidence(metric(of.metrics(), condition), logs, List.of());
    }

    private static @Nullable MetricSeries metric(List<MetricSeries> all, String condition) {
        return all.stream()
                .min(Comparator.comparing(series -> !series.name().equals(condition)))
                .orElse(null);
    }

    private List<Loaded> others(String tenant, Instant since, Instant now) {
        List<LoadedRow> rows =
                store.others(tenant, since).stream().map(LoadedRow::new).toList();
        Map<String, FactSet> known = known(
                tenant, rows.stream().map(row -> row.text("service")).distinct().toList(), now);
        List<Loaded> others = new ArrayList<>();
        for (LoadedRow row : rows) {
            others.add(0, new Loaded(other(row, known), row.word("incident_state", IncidentState.class)));
        }
        return others;
    }

    private static DecidedAlert other(LoadedRow row, Map<String, FactSet> known) {
        SignalAlert alert = new SignalAlert(
                row.id("alert_id").toString(),
                row.text("service"),
                row.text("condition"),
                row.word("severity", Severity.class),
                row.instant("fired_at"),
                row.instantOrNull("ended_at"),
                null,
                1,
                evidence(known, row.text("service"), row.text("condition")),
                SignalPlace.of(SignalRow.texts(row.text("labels"))));
        return new DecidedAlert(alert, row.word("verdict", SignalVerdict.class), SignalRow.reason(row));
    }

    private SignalView view(SignalRow row, List<Loaded> others, Instant now) {
        return new SignalView(
                row.signal(),
                now,
                row.before(),
                others.stream()
                        .map(Loaded::decided)
                        .filter(other -> !other.alert().id().equals(row.signal().id()))
                        .toList(),
                owned(others, row.signal().place()),
                List.of());
    }

    /** What somebody has acknowledged somebody works on. */
    private static List<OwnedIncident> owned(List<Loaded> others, SignalPlace place) {
        return others.stream()
                .filter(other -> other.incident() == IncidentState.ACKNOWLEDGED)
                .map(other -> other.decided().alert())
                .filter(alert -> !alert.place().isApartFrom(place))
                .map(alert -> new OwnedIncident(
                        alert.id(),
                        alert.service(),
                        alert.condition(),
                        alert.firedAt(),
                        alert.evidence().logs().stream()
                                .map(LogTemplate::template)
                                .toList()))
                .toList();
    }

    /** How long until an incident is decided again. */
    static Duration wait(Instant due, Instant now) {
        Duration wait = Duration.between(now, due);
        return wait.isNegative() ? Duration.ZERO : wait;
    }
}
