package dev.serai.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts of a {@link SignalLedger} may have to do with another one, so that a decision reads those alone: it is the same
 * as if it had read all. What is removed is what was added: the alert with the decision that stood then.
 */
final class SignalIndex {

    private final Duration window;
    private final KinTraits traits;
    private final Map<KinTraits.Trait, TreeMap<FiringKey, DecidedAlert>> roots = new HashMap<>();
    private final Map<SignalSubject, TreeMap<FiringKey, DecidedAlert>> conditions = new HashMap<>();
    private final Map<String, Set<String>> symptoms = new HashMap<>();

    private record FiringKey(Instant at, String alert) {

        private static final Comparator<FiringKey> ORDER =
                Comparator.comparing(FiringKey::at).thenComparing(FiringKey::alert);

        static FiringKey of(SignalAlert alert) {
            return new FiringKey(alert.firedAt(), alert.id());
        }

        /** Before all that fired later than this. */
        static FiringKey after(Instant at) {
            return new FiringKey(at.plusNanos(1), "");
        }
    }

    SignalIndex(SignalPolicy policy, Topology topology) {
        this.window = policy.folds().window();
        this.traits = new KinTraits(policy, topology);
    }

    void add(SignalAlert alert, SignalDecision decision) {
        DecidedAlert decided = decided(alert, decision);
        add(conditions, subject(alert), decided);
        if (decided.mayBeRoot()) {
            traits.of(alert).forEach(trait -> add(roots, trait, decided));
        }
        String into = foldedInto(decision);
        if (into != null) {
            symptoms.computeIfAbsent(into, any -> new LinkedHashSet<>()).add(alert.id());
        }
    }

    void remove(SignalAlert alert, SignalDecision decision) {
        remove(conditions, subject(alert), alert);
        if (decided(alert, decision).mayBeRoot()) {
            traits.of(alert).forEach(trait -> remove(roots, trait, alert));
        }
        symptoms.computeIfPresent(String.valueOf(foldedInto(decision)), (any, folded) -> {
            folded.remove(alert.id());
            return folded.isEmpty() ? null : folded;
        });
    }

    private static <K> void add(Map<K, TreeMap<FiringKey, DecidedAlert>> by, K key, DecidedAlert decided) {
        by.computeIfAbsent(key, any -> new TreeMap<>(FiringKey.ORDER)).put(FiringKey.of(decided.alert()), decided);
    }

    private static <K> void remove(Map<K, TreeMap<FiringKey, DecidedAlert>> by, K key, SignalAlert alert) {
        by.computeIfPresent(key, (any, alerts) -> {
            alerts.remove(FiringKey.of(alert));
            return alerts.isEmpty() ? null : alerts;
        });
    }

    /** The symptoms of a root, as they were at this moment. */
    List<String> foldedInto(String root) {
        return List.copyOf(symptoms.getOrDefault(root, Set.of()));
    }

    /** What may be the alert's root, and the same condition that fired later: each once, the earliest first. */
    List<DecidedAlert> near(SignalAlert alert) {
        TreeMap<FiringKey, DecidedAlert> near = new TreeMap<>(FiringKey.ORDER);
        traits.soughtBy(alert).forEach(trait -> near.putAll(aroundIt(roots.get(trait), alert)));
        TreeMap<FiringKey, DecidedAlert> same = conditions.get(subject(alert));
        if (same != null) {
            near.putAll(same.tailMap(FiringKey.after(alert.firedAt())));
        }
        near.remove(FiringKey.of(alert));
        return List.copyOf(near.values());
    }

    private SortedMap<FiringKey, DecidedAlert> aroundIt(
            @Nullable TreeMap<FiringKey, DecidedAlert> alerts, SignalAlert alert) {
        FiringKey from = new FiringKey(alert.firedAt().minus(window), "");
        return alerts == null
                ? new TreeMap<>()
                : alerts.subMap(from, FiringKey.after(alert.firedAt().plus(window)));
    }

    private static DecidedAlert decided(SignalAlert alert, SignalDecision decision) {
        return new DecidedAlert(alert, decision.verdict(), decision.reason());
    }

    private static @Nullable String foldedInto(SignalDecision decision) {
        return decision.reason() == TriageReason.FOLDED ? decision.because() : null;
    }

    private static SignalSubject subject(SignalAlert alert) {
        return new SignalSubject(alert.service(), alert.condition());
    }
}
