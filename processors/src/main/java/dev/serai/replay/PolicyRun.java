package dev.serai.replay;

import dev.serai.signal.SignalDecision;
import dev.serai.signal.SignalEvent;
import dev.serai.signal.SignalLedger;
import dev.serai.signal.TriageReason;
import dev.serai.silence.Suppression;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Plays a stream of alerts under a policy, with a clock of its own: each alert is asked about by the rules of
 * suppression, by its severity and by the stages of {@code policy/signal.yaml}. Equal streams and policies give equal
 * decisions. What people set (silences, windows) and what becomes of whole incidents is no part of it.
 */
public final class PolicyRun {

    /** Nobody knows when a source of inhibition is over: that is found out every minute. */
    private static final Duration INHIBITED_FOR = Duration.ofMinutes(1);

    private final AlertPolicy policy;
    private final SignalLedger ledger;
    private final FiringRules rules;
    private final Map<String, PlayedAlert> played = new LinkedHashMap<>();
    /** Alerts that a rule suppresses, by when that is asked again. */
    private final TreeSet<RuleCheck> checks = new TreeSet<>();

    private final Map<String, RuleCheck> checkOf = new HashMap<>();

    private record RuleCheck(Instant at, String alert) implements Comparable<RuleCheck> {

        @Override
        public int compareTo(RuleCheck other) {
            int first = at.compareTo(other.at);
            return first == 0 ? alert.compareTo(other.alert) : first;
        }
    }

    private PolicyRun(AlertPolicy policy, ReplayStream stream) {
        this.policy = policy;
        this.ledger = new SignalLedger(
                policy.signal(), stream.owned(), policy.topology().and(stream.dependencies()));
        this.rules = new FiringRules(policy.suppression());
    }

    /** What becomes of each alert, in the order in which they fired first. */
    public static Collection<PlayedAlert> play(AlertPolicy policy, ReplayStream stream) {
        PolicyRun run = new PolicyRun(policy, stream);
        for (PlayedEvent event : stream.events()) {
            run.passUntil(event.at());
            run.apply(event);
        }
        run.passUntil(stream.end());
        return run.played.values();
    }

    private void apply(PlayedEvent event) {
        if (event instanceof PlayedEvent.AlertFired fired) {
            played.put(fired.alert().id(), new PlayedAlert(fired));
            rules.fires(fired.alert().id(), fired.labels());
            ask(fired, fired.at());
        } else if (event instanceof PlayedEvent.AlertEnded ended && played.containsKey(ended.alert())) {
            rules.ends(ended.alert());
            end(ended);
        }
    }

    private void end(PlayedEvent.AlertEnded ended) {
        RuleCheck check = checkOf.remove(ended.alert());
        if (check != null) {
            checks.remove(check);
            played(ended.alert())
                    .add(PlayedDecision.own(ended.at(), TriageReason.SELF_RESOLVED, "suppression: it ended"));
        }
        take(ledger.apply(new SignalEvent.Ended(ended.alert(), ended.endedAt()), ended.at()), ended.at());
    }

    private void passUntil(Instant until) {
        for (Instant now = next(); !now.isAfter(until); now = next()) {
            while (!checks.isEmpty() && !checks.first().at().isAfter(now)) {
                String alert = Objects.requireNonNull(checks.pollFirst()).alert();
                checkOf.remove(alert);
                ask(fired(alert), now);
            }
            take(ledger.apply(new SignalEvent.Passed(), now), now);
        }
    }

    private Instant next() {
        Instant rule = checks.isEmpty() ? Instant.MAX : checks.first().at();
        Instant due = ledger.nextDue().orElse(Instant.MAX);
        return rule.isBefore(due) ? rule : due;
    }

    /** The rules first: an alert that they suppress is nobody's root. */
    private void ask(PlayedEvent.AlertFired fired, Instant now) {
        Optional<Suppression> by = suppression(fired, now);
        if (by.isPresent()) {
            suppress(fired.alert().id(), by.get(), now);
        } else if (policy.triage().pageFrom().isWorseThan(fired.alert().severity())) {
            played(fired.alert().id())
                    .add(PlayedDecision.own(now, TriageReason.SEVERITY, "severity: suppress (SEVERITY)"));
        } else {
            take(ledger.apply(new SignalEvent.Fired(fired.alert()), now), now);
        }
    }

    /** What waited for its page may be suppressed meanwhile. */
    private void take(List<SignalDecision> made, Instant now) {
        for (SignalDecision decision : made) {
            Optional<Suppression> by = decision.pages() ? suppression(fired(decision.alert()), now) : Optional.empty();
            by.ifPresentOrElse(
                    suppression -> suppress(decision.alert(), suppression, now),
                    () -> played(decision.alert()).add(now, decision));
        }
    }

    private Optional<Suppression> suppression(PlayedEvent.AlertFired fired, Instant now) {
        return rules.of(fired.alert().id(), fired.labels(), now);
    }

    private void suppress(String alert, Suppression by, Instant now) {
        played(alert).add(PlayedDecision.of(now, by));
        RuleCheck check = new RuleCheck(by.until() == null ? now.plus(INHIBITED_FOR) : by.until(), alert);
        checks.add(check);
        checkOf.put(alert, check);
    }

    private PlayedAlert played(String alert) {
        return Objects.requireNonNull(played.get(alert));
    }

    private PlayedEvent.AlertFired fired(String alert) {
        return played(alert).fired();
    }
}
