package dev.serai.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A scenario that was played by a clock of its own, and how it scores.
 *
 * @param paged the alerts that were paged
 * @param decisions what was decided of each, in order
 */
record NoiseRun(NoiseScenario scenario, Set<String> paged, Map<String, List<SignalDecision>> decisions) {

    private static final Duration AFTER = Duration.ofMinutes(35);

    private record Step(Instant at, SignalEvent event) {}

    /** Alerts come as they fired, their ends as they ended, and what is due when it is. */
    static NoiseRun play(NoiseScenario scenario, SignalPolicy policy) {
        List<Step> steps = new ArrayList<>();
        for (SignalAlert alert : scenario.alerts()) {
            steps.add(new Step(alert.firedAt(), new SignalEvent.Fired(alert.ended(null))));
            if (alert.endedAt() != null) {
                steps.add(new Step(alert.endedAt(), new SignalEvent.Ended(alert.id(), alert.endedAt())));
            }
        }
        steps.sort(Comparator.comparing(Step::at));
        NoiseRun run = new NoiseRun(scenario, new TreeSet<>(), new LinkedHashMap<>());
        SignalLedger ledger = new SignalLedger(policy, scenario.owned(), Topology.NONE);
        for (Step step : steps) {
            run.passUntil(step.at(), ledger);
            run.take(ledger.apply(step.event(), step.at()));
        }
        run.passUntil(steps.get(steps.size() - 1).at().plus(AFTER), ledger);
        return run;
    }

    private void passUntil(Instant at, SignalLedger ledger) {
        while (ledger.nextDue().filter(due -> !due.isAfter(at)).isPresent()) {
            Instant due = ledger.nextDue().get();
            take(ledger.apply(new SignalEvent.Passed(), due));
        }
    }

    private void take(List<SignalDecision> made) {
        for (SignalDecision one : made) {
            decisions.computeIfAbsent(one.alert(), id -> new ArrayList<>()).add(one);
            if (one.pages()) {
                paged.add(one.alert());
            }
        }
    }

    /** 0 where one that must page was missed, else F1 of the pages. */
    double score() {
        if (!paged.containsAll(scenario.answer().must())) {
            return 0;
        }
        double right = right();
        return right == 0
                ? 0
                : 2 * right / (paged.size() + scenario.answer().pages().size());
    }

    boolean isPassed() {
        long missed = scenario.answer().pages().stream()
                .filter(one -> !paged.contains(one) && !scenario.answer().must().contains(one))
                .count();
        return score() >= scenario.answer().threshold()
                && missed <= scenario.answer().misses();
    }

    long right() {
        return scenario.answer().pages().stream().filter(paged::contains).count();
    }

    /** What was decided wrong, each with its traces. */
    String wrong() {
        StringBuilder text = new StringBuilder();
        for (SignalAlert alert : scenario.alerts()) {
            boolean page = scenario.answer().pages().contains(alert.id());
            if (page != paged.contains(alert.id())) {
                text.append("  ")
                        .append(alert.id())
                        .append(page ? " missed " : " paged ")
                        .append(alert.service());
                text.append(' ').append(alert.condition()).append('\n');
                decisions.getOrDefault(alert.id(), List.of()).forEach(one -> text.append("      ")
                        .append(one.verdict())
                        .append(' ')
                        .append(one.trace().stream()
                                .map(SignalDecision.SignalTrace::line)
                                .toList())
                        .append('\n'));
            }
        }
        return text.toString();
    }
}
