package dev.serai.signal;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts of a {@link SignalLedger} may have to do with another one, so that a decision reads those alone: it is the same
 * as if it had read all. What is removed is what was added: the alert with the decision that stood then.
 */
final class SignalIndex {

    private final Duration window;
    private final KinTraits traits;
    private final Map<KinTraits.Trait, TreeMap<AlertTime, DecidedAlert>> roots = new HashMap<>();
    private final Map<SignalSubject, TreeMap<AlertTime, DecidedAlert>> conditions = new HashMap<>();
    private final boolean gathers;
    /** Those that page, by what is wrong; none where nothing is gathered. */
    private final Map<String, TreeMap<AlertTime, DecidedAlert>> paged = new HashMap<>();

    private final Map<String, Set<String>> symptoms = new HashMap<>();

    SignalIndex(SignalPolicy policy, Topology topology) {
        this.window = policy.folds().window();
        this.gathers = policy.folds().gathers();
        this.traits = new KinTraits(policy, topology);
    }

    void add(SignalAlert alert, SignalDecision decision) {
        DecidedAlert decided = decided(alert, decision);
        add(conditions, subject(alert), decided);
        if (decided.mayBeRoot()) {
            traits.of(alert).forEach(trait -> add(roots, trait, decided));
        }
        if (gathers && decision.pages()) {
            add(paged, alert.condition(), decided);
        }
        addSymptom(alert, decision);
    }

    /** The same was decided of it again: of its root's symptoms it is the last now. */
    void again(SignalAlert alert, SignalDecision decision) {
        removeSymptom(alert, decision);
        addSymptom(alert, decision);
    }

    void remove(SignalAlert alert, SignalDecision decision) {
        remove(conditions, subject(alert), alert);
        if (decided(alert, decision).mayBeRoot()) {
            traits.of(alert).forEach(trait -> remove(roots, trait, alert));
        }
        remove(paged, alert.condition(), alert);
        removeSymptom(alert, decision);
    }

    private void addSymptom(SignalAlert alert, SignalDecision decision) {
        String into = foldedInto(decision);
        if (into != null) {
            symptoms.computeIfAbsent(into, any -> new LinkedHashSet<>()).add(alert.id());
        }
    }

    private void removeSymptom(SignalAlert alert, SignalDecision decision) {
        String into = foldedInto(decision);
        if (into != null) {
            symptoms.computeIfPresent(into, (any, folded) -> {
                folded.remove(alert.id());
                return folded.isEmpty() ? null : folded;
            });
        }
    }

    private static <K> void add(Map<K, TreeMap<AlertTime, DecidedAlert>> by, K key, DecidedAlert decided) {
        by.computeIfAbsent(key, any -> new TreeMap<>()).put(AlertTime.fired(decided.alert()), decided);
    }

    private static <K> void remove(Map<K, TreeMap<AlertTime, DecidedAlert>> by, K key, SignalAlert alert) {
        by.computeIfPresent(key, (any, alerts) -> {
            alerts.remove(AlertTime.fired(alert));
            return alerts.isEmpty() ? null : alerts;
        });
    }

    /** The symptoms of a root, as they were at this moment. */
    List<String> foldedInto(String root) {
        return List.copyOf(symptoms.getOrDefault(root, Set.of()));
    }

    /**
     * What may be the alert's root, whose page may be for it too, and the same condition that fired later: each once, the earliest
     * first.
     */
    List<DecidedAlert> near(SignalAlert alert) {
        TreeMap<AlertTime, DecidedAlert> near = new TreeMap<>();
        AlertTime from = new AlertTime(alert.firedAt().minus(window), "");
        AlertTime until = AlertTime.after(alert.firedAt().plus(window));
        for (KinTraits.Trait trait : traits.soughtBy(alert)) {
            addBetween(from, until, roots.get(trait), near);
        }
        addBetween(from, until, paged.get(alert.condition()), near);
        TreeMap<AlertTime, DecidedAlert> same = conditions.get(subject(alert));
        if (same != null) {
            near.putAll(same.tailMap(AlertTime.after(alert.firedAt())));
        }
        near.remove(AlertTime.fired(alert));
        return List.copyOf(near.values());
    }

    private static void addBetween(
            AlertTime from,
            AlertTime until,
            @Nullable TreeMap<AlertTime, DecidedAlert> some,
            TreeMap<AlertTime, DecidedAlert> near) {
        if (some != null) {
            near.putAll(some.subMap(from, until));
        }
    }

    private static DecidedAlert decided(SignalAlert alert, SignalDecision decision) {
        return new DecidedAlert(alert, decision.verdict(), decision.reason());
    }

    private static @Nullable String foldedInto(SignalDecision decision) {
        return decision.reason().isPartOfAnother() ? decision.because() : null;
    }

    private static SignalSubject subject(SignalAlert alert) {
        return new SignalSubject(alert.service(), alert.condition());
    }
}
