package dev.serai.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The alerts of one tenant and what was decided of them, moved on by events: what the hub keeps in its tables, for a replay
 * with a clock of its own. The same events give the same decisions. Not for several threads.
 */
public final class SignalLedger {

    /** What ended longer ago than this, and waits for nothing, is forgotten. */
    private static final Duration KEPT = Duration.ofHours(2);

    /** How often what is to be forgotten is searched for. */
    private static final Duration FORGETS = Duration.ofMinutes(1);

    private final SignalEngine engine;
    private final List<OwnedIncident> owned;
    private final Topology topology;
    private final Map<String, Entry> entries = new HashMap<>();
    private final SignalIndex index;
    private final AlertTimes due = new AlertTimes();
    private final AlertTimes over = new AlertTimes();
    private Instant forgotAt = Instant.EPOCH;

    private record Entry(SignalAlert alert, @Nullable SignalDecision decision) {

        @Nullable
        Instant due() {
            return decision == null ? null : decision.due();
        }

        /** Whether decisions about other alerts find in it what they found before: most that is decided again is. */
        boolean isToOthersAs(Entry before) {
            return decision != null
                    && before.decision != null
                    && decision.verdict() == before.decision.verdict()
                    && decision.reason() == before.decision.reason()
                    && Objects.equals(decision.because(), before.decision.because())
                    && alert.equals(before.alert);
        }

        /** Since when it is of no more use; null while it is. */
        @Nullable
        Instant overSince() {
            return due() == null ? alert.endedAt() : null;
        }
    }

    public SignalLedger(SignalPolicy policy, List<OwnedIncident> owned, Topology topology) {
        this.engine = new SignalEngine(policy);
        this.index = new SignalIndex(policy, topology);
        this.owned = List.copyOf(owned);
        this.topology = topology;
    }

    /** When the next alert is to be decided again. */
    public Optional<Instant> nextDue() {
        return due.first();
    }

    /** What stands of an alert that is not forgotten. */
    public Optional<SignalDecision> decisionOf(String alert) {
        return Optional.ofNullable(entries.get(alert)).map(Entry::decision);
    }

    /** What was decided because of the event, in this order. */
    public List<SignalDecision> apply(SignalEvent event, Instant now) {
        List<SignalDecision> made = new ArrayList<>();
        if (event instanceof SignalEvent.Fired fired) {
            keep(new Entry(fired.alert(), null));
            decide(fired.alert().id(), now, made);
        } else if (event instanceof SignalEvent.Ended ended) {
            change(ended.alert(), entry -> entry.ended(ended.at()), now, made);
        } else if (event instanceof SignalEvent.Enriched enriched) {
            change(enriched.alert(), entry -> entry.knowing(enriched.evidence()), now, made);
        } else {
            pass(now, made);
        }
        return made;
    }

    private void change(String alert, UnaryOperator<SignalAlert> change, Instant now, List<SignalDecision> made) {
        Entry entry = entries.get(alert);
        if (entry != null) {
            keep(new Entry(change.apply(entry.alert()), entry.decision()));
            decide(alert, now, made);
        }
    }

    private void pass(Instant now, List<SignalDecision> made) {
        for (Optional<String> next = due.pollBefore(now.plusNanos(1));
                next.isPresent();
                next = due.pollBefore(now.plusNanos(1))) {
            decide(next.get(), now, made);
        }
        forget(now);
    }

    /** What people were paged for stays so. What was folded into an alert that pages nobody is decided again with it. */
    private void decide(String id, Instant now, List<SignalDecision> made) {
        Entry entry = Objects.requireNonNull(entries.get(id));
        if (entry.decision() != null && entry.decision().pages()) {
            return;
        }
        SignalDecision decision = engine.decide(view(entry, now));
        keep(new Entry(entry.alert().at(now), decision));
        made.add(decision);
        if (decision.verdict() == SignalVerdict.SUPPRESS && !decision.equals(entry.decision())) {
            index.foldedInto(id).forEach(symptom -> decide(symptom, now, made));
        }
    }

    private void keep(Entry entry) {
        Entry before = entries.put(entry.alert().id(), entry);
        removeTimes(before);
        due.add(entry.due(), entry.alert().id());
        over.add(entry.overSince(), entry.alert().id());
        if (before != null && entry.isToOthersAs(before)) {
            index.again(entry.alert(), Objects.requireNonNull(entry.decision()));
        } else {
            removeFromIndex(before);
            addToIndex(entry);
        }
    }

    private void drop(@Nullable Entry entry) {
        removeTimes(entry);
        removeFromIndex(entry);
    }

    private void removeTimes(@Nullable Entry entry) {
        if (entry != null) {
            due.remove(entry.due(), entry.alert().id());
            over.remove(entry.overSince(), entry.alert().id());
        }
    }

    private void addToIndex(Entry entry) {
        if (entry.decision() != null) {
            index.add(entry.alert(), entry.decision());
        }
    }

    private void removeFromIndex(@Nullable Entry entry) {
        if (entry != null && entry.decision() != null) {
            index.remove(entry.alert(), entry.decision());
        }
    }

    private SignalView view(Entry current, Instant now) {
        SignalAlert alert = current.alert();
        return new SignalView(alert, now, current.decision(), index.near(alert), owned, topology);
    }

    private void forget(Instant now) {
        if (now.isBefore(forgotAt.plus(FORGETS))) {
            return;
        }
        forgotAt = now;
        Instant since = now.minus(KEPT);
        for (Optional<String> next = over.pollBefore(since); next.isPresent(); next = over.pollBefore(since)) {
            drop(entries.remove(next.get()));
        }
    }
}
