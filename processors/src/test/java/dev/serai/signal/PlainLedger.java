package dev.serai.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A {@link SignalLedger} without an index: each decision reads all alerts that are not forgotten. */
final class PlainLedger {

    private final SignalEngine engine;
    private final List<OwnedIncident> owned;
    private final Topology topology;
    private final Map<String, SignalAlert> alerts = new LinkedHashMap<>();
    /** What was changed last comes last. */
    private final Map<String, SignalDecision> decisions = new LinkedHashMap<>();

    private Instant forgotAt = Instant.EPOCH;

    PlainLedger(SignalPolicy policy, List<OwnedIncident> owned, Topology topology) {
        this.engine = new SignalEngine(policy);
        this.owned = owned;
        this.topology = topology;
    }

    Optional<Instant> nextDue() {
        return due().map(SignalDecision::due);
    }

    private Optional<SignalDecision> due() {
        return decisions.values().stream()
                .filter(decision -> decision.due() != null)
                .min(Comparator.comparing(SignalDecision::due).thenComparing(SignalDecision::alert));
    }

    List<SignalDecision> apply(SignalEvent event, Instant now) {
        List<SignalDecision> made = new ArrayList<>();
        if (event instanceof SignalEvent.Fired fired) {
            alerts.put(fired.alert().id(), fired.alert());
            decisions.remove(fired.alert().id());
            decide(fired.alert().id(), now, made);
        } else if (event instanceof SignalEvent.Ended ended) {
            change(ended.alert(), alert -> alert.ended(ended.at()), now, made);
        } else if (event instanceof SignalEvent.Enriched enriched) {
            change(enriched.alert(), alert -> alert.knowing(enriched.evidence()), now, made);
        } else {
            pass(now, made);
        }
        return made;
    }

    private void change(String id, UnaryOperator<SignalAlert> change, Instant now, List<SignalDecision> made) {
        if (alerts.containsKey(id)) {
            alerts.compute(id, (any, alert) -> change.apply(alert));
            decided(decisions.get(id));
            decide(id, now, made);
        }
    }

    private void pass(Instant now, List<SignalDecision> made) {
        for (Optional<SignalDecision> next = due();
                next.isPresent() && !next.get().due().isAfter(now);
                next = due()) {
            decide(next.get().alert(), now, made);
        }
        if (!now.isBefore(forgotAt.plus(Duration.ofMinutes(1)))) {
            forgotAt = now;
            alerts.values()
                    .removeIf(alert -> alert.endedAt() != null
                            && alert.endedAt().isBefore(now.minus(Duration.ofHours(2)))
                            && decisions.get(alert.id()).due() == null);
            decisions.keySet().retainAll(alerts.keySet());
        }
    }

    private void decide(String id, Instant now, List<SignalDecision> made) {
        SignalDecision before = decisions.get(id);
        if (before != null && before.pages()) {
            return;
        }
        SignalDecision decision =
                engine.decide(new SignalView(alerts.get(id), now, before, othersThan(id), owned, topology));
        alerts.compute(id, (any, alert) -> alert.at(now));
        decided(decision);
        made.add(decision);
        if (decision.verdict() == SignalVerdict.SUPPRESS && !decision.equals(before)) {
            foldedInto(id).forEach(symptom -> decide(symptom, now, made));
        }
    }

    private void decided(SignalDecision decision) {
        decisions.remove(decision.alert());
        decisions.put(decision.alert(), decision);
    }

    private List<String> foldedInto(String root) {
        return decisions.values().stream()
                .filter(one -> one.reason() == TriageReason.FOLDED && root.equals(one.because()))
                .map(SignalDecision::alert)
                .toList();
    }

    private List<DecidedAlert> othersThan(String id) {
        return decisions.values().stream()
                .filter(one -> !one.alert().equals(id))
                .map(one -> new DecidedAlert(alerts.get(one.alert()), one.verdict(), one.reason()))
                .sorted(Comparator.comparing((DecidedAlert one) -> one.alert().firedAt())
                        .thenComparing(one -> one.alert().id()))
                .toList();
    }
}
