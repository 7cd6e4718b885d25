package dev.serai.hub.incident;

import dev.serai.alert.Severity;
import dev.serai.evidence.LogTemplate;
import dev.serai.hub.db.LoadedRow;
import dev.serai.hub.incident.SignalStore.MadeDecision;
import dev.serai.hub.incident.SignalStore.WrittenBy;
import dev.serai.incident.IncidentState;
import dev.serai.incident.PageState;
import dev.serai.replay.AlertPolicy;
import dev.serai.signal.DecidedAlert;
import dev.serai.signal.OwnedIncident;
import dev.serai.signal.SignalAlert;
import dev.serai.signal.SignalDecision;
import dev.serai.signal.SignalEngine;
import dev.serai.signal.SignalEvidence;
import dev.serai.signal.SignalOutcome;
import dev.serai.signal.SignalPlace;
import dev.serai.signal.SignalReading;
import dev.serai.signal.SignalSubject;
import dev.serai.signal.SignalVerdict;
import dev.serai.signal.SignalView;
import dev.serai.signal.TriageDecision;
import dev.serai.signal.TriageFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Brings what is known of an incident's alerts to {@link SignalEngine}, and writes down what it decides. */
class SignalDecisions {

    private final Supplier<AlertPolicy> policy;
    private final SignalStore store;
    private final SharedPages pages;

    SignalDecisions(Supplier<AlertPolicy> policy, SignalStore store, IncidentReceivers receivers) {
        this.policy = policy;
        this.store = store;
        this.pages = new SharedPages(receivers);
    }

    /**
     * What becomes of an incident of which triage has decided. Its alerts are asked about where it would page people who know
     * nothing of it, and where some of them wait; not while what people set keeps the incident from paging.
     */
    SignalDecided decide(TriageFacts facts, TriageDecision allowed, boolean waits, Instant now) {
        if (!isAsked(facts, allowed, waits)) {
            return new SignalDecided(SignalOutcome.unasked(allowed), Set.of());
        }
        String tenant = facts.incident().key().tenant();
        UUID incident = facts.incident().id();
        AlertPolicy live = policy.get();
        store.lock(tenant);
        List<SignalRow> own = own(incident, now);
        SignalReach reach = SignalReach.of(own, live);
        List<LoadedRow> near = store.others(tenant, own, reach, now).stream()
                .map(LoadedRow::new)
                .toList();
        SignalKnowledge known = knowledge(tenant, own, near, live, reach, now);
        List<Loaded> others = others(near, shared(facts, near, own, live));
        own.forEach(row -> row.decided()
                .filter(decided -> others.stream().noneMatch(other -> other.isOf(decided)))
                .ifPresent(decided -> others.add(new Loaded(decided, IncidentState.OPEN))));
        List<SignalDecision> made = new ArrayList<>();
        List<MadeDecision> written = new ArrayList<>();
        SignalEngine engine = new SignalEngine(live.signal());
        for (SignalRow asked : own) {
            SignalRow row = asked.knowing(known);
            SignalDecision before = row.before();
            if (before != null && before.pages()) {
                made.add(before);
                continue;
            }
            SignalDecision decision = engine.decide(view(row, others, known, now));
            written.add(new MadeDecision(row, decision));
            others.removeIf(other -> other.decided().alert().id().equals(decision.alert()));
            others.add(new Loaded(
                    new DecidedAlert(row.signal(), decision.verdict(), decision.reason()), IncidentState.OPEN));
            made.add(decision);
        }
        Set<UUID> joined = store.write(written, new WrittenBy(tenant, incident, now, live.hash()));
        return new SignalDecided(SignalOutcome.of(allowed, made, facts.seesAllFiring()), joined);
    }

    /**
     * What became of an incident.
     *
     * @param joined the incidents that it is part of since this decision: their messages count it
     */
    record SignalDecided(SignalOutcome outcome, Set<UUID> joined) {}

    /** Who knows of an incident already hears what triage says of it. */
    private static boolean isAsked(TriageFacts facts, TriageDecision allowed, boolean waits) {
        boolean known =
                facts.incident().paging() == PageState.PAGED && !facts.since().reopened();
        return !known
                && allowed.by() == null
                && (allowed.pages() || waits)
                && !facts.incident().key().isOfRequest();
    }

    private record Loaded(DecidedAlert decided, IncidentState incident) {

        boolean isOf(DecidedAlert other) {
            return decided.alert().id().equals(other.alert().id());
        }

        Loaded seenBy(String source, SignalKnowledge known) {
            SignalAlert alert = decided.alert();
            SignalSubject subject = new SignalSubject(alert.service(), alert.condition());
            SignalEvidence evidence = known.of(source, subject, alert.place());
            return evidence.equals(alert.evidence()) ? this : seenWith(evidence);
        }

        private Loaded seenWith(SignalEvidence evidence) {
            SignalAlert seen = decided.alert().knowing(evidence);
            return new Loaded(new DecidedAlert(seen, decided.verdict(), decided.reason(), decided.isQuiet()), incident);
        }
    }

    /** What fires comes first: of what has ended and fires again, that alert speaks. */
    private List<SignalRow> own(UUID incident, Instant now) {
        return store.own(incident, now).stream()
                .map(row -> SignalRow.of(new LoadedRow(row), now))
                .sorted(Comparator.comparing(row -> !row.signal().isFiring()))
                .toList();
    }

    private SignalKnowledge knowledge(
            String tenant,
            List<SignalRow> own,
            List<LoadedRow> others,
            AlertPolicy live,
            SignalReach reach,
            Instant now) {
        List<String> services = Stream.concat(
                        own.stream().map(row -> row.subject().service()),
                        others.stream().map(row -> row.text("service")))
                .distinct()
                .toList();
        return new SignalKnowledge(
                live.signal().trusted(),
                live.topology(),
                store.facts(tenant, services, reach.sources(), now),
                store.changes(tenant, now));
    }

    private Set<UUID> shared(TriageFacts facts, List<LoadedRow> near, List<SignalRow> own, AlertPolicy live) {
        Set<String> conditions = new HashSet<>();
        own.forEach(row -> conditions.add(row.subject().condition()));
        return live.signal().folds().gathers() ? pages.of(facts, near, conditions) : Set.of();
    }

    /** @param shared the incidents whose pages reach whom one of this incident would */
    private static List<Loaded> others(List<LoadedRow> rows, Set<UUID> shared) {
        List<Loaded> others = new ArrayList<>();
        for (LoadedRow row : rows) {
            boolean quiet = !shared.contains(row.id("incident_id"));
            others.add(0, new Loaded(other(row, quiet), row.word("incident_state", IncidentState.class)));
        }
        return others;
    }

    private static DecidedAlert other(LoadedRow row, boolean quiet) {
        Map<String, String> labels = SignalRow.texts(row.text("labels"));
        SignalPlace place = SignalPlace.of(labels).in(row.text("environment"));
        SignalSubject subject = new SignalSubject(row.text("service"), row.text("condition"));
        SignalAlert alert = new SignalAlert(
                row.id("alert_id").toString(),
                subject.service(),
                subject.condition(),
                row.word("severity", Severity.class),
                row.instant("fired_at"),
                row.instantOrNull("ended_at"),
                SignalReading.of(labels, SignalRow.texts(row.text("annotations")))
                        .orElse(null),
                1,
                SignalEvidence.NONE,
                place);
        return new DecidedAlert(alert, row.word("verdict", SignalVerdict.class), SignalRow.reason(row), quiet);
    }

    /** Others are seen as far as what is known of them counts for this alert. */
    private static SignalView view(SignalRow row, List<Loaded> others, SignalKnowledge known, Instant now) {
        List<Loaded> seen = others.stream()
                .filter(other ->
                        !other.decided().alert().id().equals(row.signal().id()))
                .map(other -> other.seenBy(row.source(), known))
                .toList();
        return new SignalView(
                row.signal(),
                now,
                row.before(),
                seen.stream().map(Loaded::decided).toList(),
                owned(seen, row.signal().place()),
                known.topology(row.source()));
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
