package dev.serai.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts of a {@link SignalLedger} may have to do with another one, so that a decision reads those alone. What is
 * removed is what was added: the alert with the decision that stood then.
 */
final class SignalIndex {

    private final Duration window;
    private final TreeMap<Root, DecidedAlert> roots = new TreeMap<>(Root.ORDER);
    private final Map<SignalSubject, Map<String, DecidedAlert>> conditions = new HashMap<>();
    private final Map<String, Set<String>> symptoms = new HashMap<>();

    private record Root(Instant firedAt, String alert) {

        private static final Comparator<Root> ORDER =
                Comparator.comparing(Root::firedAt).thenComparing(Root::alert);
    }

    /** @param window how far a root and its symptom fire apart at most */
    SignalIndex(Duration window) {
        this.window = window;
    }

    void add(SignalAlert alert, SignalDecision decision) {
        DecidedAlert decided = new DecidedAlert(alert, decision.verdict(), decision.reason());
        conditions.computeIfAbsent(subject(alert), any -> new LinkedHashMap<>()).put(alert.id(), decided);
        if (decided.mayBeRoot()) {
            roots.put(root(alert), decided);
        }
        String into = foldedInto(decision);
        if (into != null) {
            symptoms.computeIfAbsent(into, any -> new LinkedHashSet<>()).add(alert.id());
        }
    }

    void remove(SignalAlert alert, SignalDecision decision) {
        roots.remove(root(alert));
        conditions.computeIfPresent(subject(alert), (any, same) -> {
            same.remove(alert.id());
            return same.isEmpty() ? null : same;
        });
        symptoms.computeIfPresent(String.valueOf(foldedInto(decision)), (any, folded) -> {
            folded.remove(alert.id());
            return folded.isEmpty() ? null : folded;
        });
    }

    /** The symptoms of a root, as they were at this moment. */
    List<String> foldedInto(String root) {
        return List.copyOf(symptoms.getOrDefault(root, Set.of()));
    }

    /** Each once: what may be the alert's root, the earliest first, then what else is the same condition. */
    List<DecidedAlert> near(SignalAlert alert) {
        Root from = new Root(alert.firedAt().minus(window), "");
        Root to = new Root(alert.firedAt().plus(window).plusNanos(1), "");
        List<DecidedAlert> near = new ArrayList<>(roots.subMap(from, to).values());
        near.removeIf(other -> other.alert().id().equals(alert.id()));
        for (DecidedAlert same :
                conditions.getOrDefault(subject(alert), Map.of()).values()) {
            if (!same.mayBeRoot() && !same.alert().id().equals(alert.id())) {
                near.add(same);
            }
        }
        return near;
    }

    private static @Nullable String foldedInto(SignalDecision decision) {
        return decision.reason() == TriageReason.FOLDED ? decision.because() : null;
    }

    private static Root root(SignalAlert alert) {
        return new Root(alert.firedAt(), alert.id());
    }

    private static SignalSubject subject(SignalAlert alert) {
        return new SignalSubject(alert.service(), alert.condition());
    }
}
