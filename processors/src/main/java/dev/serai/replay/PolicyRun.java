package dev.serai.replay;

import dev.serai.signal.SignalDecision;
import dev.serai.signal.SignalEvent;
import dev.serai.signal.SignalLedger;
import dev.serai.signal.TriageReason;
import dev.serai.silence.Suppression;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
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
    private final TreeSet<RuleCheck> checks =
            new TreeSet<>(Comparator.comparing(RuleCheck::at).thenComparing(RuleCheck::alert));

    private record RuleCheck(Instant at, String alert) {}

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
        if (checks.removeIf(check -> check.alert().equals(ended.alert()))) {
            add(ended.alert(), PlayedDecision.own(ended.at(), TriageReason.SELF_RESOLVED, "suppression: it ended"));
        }
        take(ledger.apply(new SignalEvent.Ended(ended.alert(), ended.endedAt()), ended.at()), ended.at());
    }

    private void passUntil(Instant until) {
        for (Optional<Instant> next = next();
                next.filter(at -> !at.isAfter(until)).isPresent();
                next = next()) {
            Instant now = next.get();
            while (!checks.isEmpty() && !checks.first().at().isAfter(now)) {
                ask(fired(Objects.requireNonNull(checks.pollFirst()).alert()), now);
            }
            take(ledger.apply(new SignalEvent.Passed(), now), now);
        }
    }

    private Optional<Instant> next() {
        Optional<Instant> rule = checks.stream().findFirst().map(RuleCheck::at);
        return ledger.nextDue()
                .map(due -> rule.filter(at -> at.isBefore(due)).orElse(due))
                .or(() -> rule);
    }

    /** The rules first: an alert that they suppress is nobody's root. */
    private void ask(PlayedEvent.AlertFired fired, Instant now) {
        Optional<Suppression> by = rules.of(fired.labels(), now);
        if (by.isPresent()) {
            suppress(fired.alert().id(), by.get(), now);
        } else if (policy.triage().pageFrom().isWorseThan(fired.alert().severity())) {
            add(fired.alert().id(), PlayedDecision.own(now, TriageReason.SEVERITY, "severity: suppress (SEVERITY)"));
        } else {
            take(ledger.apply(new SignalEvent.Fired(fired.alert()), now), now);
        }
    }

    /** What waited for its page may be suppressed meanwhile. */
    private void take(List<SignalDecision> made, Instant now) {
        for (SignalDecision decision : made) {
            Optional<Suppression> by =
                    decision.pages() ? rules.of(fired(decision.alert()).labels(), now) : Optional.empty();
            by.ifPresentOrElse(
                    suppression -> suppress(decision.alert(), suppression, now),
                    () -> add(decision.alert(), PlayedDecision.of(now, decision)));
        }
    }

    private void suppress(String alert, Suppression by, Instant now) {
        add(alert, PlayedDecision.of(now, by));
        checks.add(new RuleCheck(by.until() == null ? now.plus(INHIBITED_FOR) : by.until(), alert));
    }

    private void add(String alert, PlayedDecision decision) {
        Objects.requireNonNull(played.get(alert)).add(decision);
    }

    private PlayedEvent.AlertFired fired(String alert) {
        return Objects.requireNonNull(played.get(alert)).fired();
    }
}
