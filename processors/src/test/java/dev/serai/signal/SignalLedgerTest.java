package dev.serai.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a decision reads is few of the alerts, and as good as all. */
class SignalLedgerTest {

    private static final int STREAMS = 60;
    private final Set<PassReason> passed = EnumSet.noneOf(PassReason.class);
    private final Set<TriageReason> reasons = EnumSet.noneOf(TriageReason.class);

    @Test
    void decides_random_streams_as_if_each_decision_read_all_alerts() {
        for (long seed = 0; seed < STREAMS; seed++) {
            RandomAlerts random = new RandomAlerts(seed);
            SignalPolicy policy = seed % 2 == 0 ? GeneratedNightTest.POLICY : GatheringTest.POLICY;
            compare("seed " + seed, policy, random.owned(), random.topology(), random.steps());
        }
        assertThat(reasons)
                .contains(
                        TriageReason.FOLDED,
                        TriageReason.GATHERED,
                        TriageReason.OWNED,
                        TriageReason.SELF_RESOLVED_IN_HOLD);
        assertThat(passed).contains(PassReason.IS_ROOT, PassReason.NO_KIN, PassReason.RETURNS);
    }

    @Test
    void decides_nights_so_too() {
        for (long seed = 0; seed < 20; seed++) {
            NoiseScenario night = GeneratedNight.of(seed);
            compare(night.name(), GeneratedNightTest.POLICY, night.owned(), Topology.NONE, steps(night));
            NoiseScenario shuffled = night.shuffled(new Random(seed));
            compare(
                    night.name() + " shuffled",
                    GeneratedNightTest.POLICY,
                    night.owned(),
                    Topology.NONE,
                    steps(shuffled));
        }
    }

    private static List<RandomAlerts.Step> steps(NoiseScenario night) {
        List<RandomAlerts.Step> steps = new ArrayList<>();
        for (SignalAlert alert : night.alerts()) {
            steps.add(new RandomAlerts.Step(alert.firedAt(), new SignalEvent.Fired(alert.ended(null))));
            if (alert.endedAt() != null) {
                steps.add(new RandomAlerts.Step(alert.endedAt(), new SignalEvent.Ended(alert.id(), alert.endedAt())));
            }
        }
        steps.sort(Comparator.comparing(RandomAlerts.Step::at));
        return steps;
    }

    private void compare(
            String stream,
            SignalPolicy policy,
            List<OwnedIncident> owned,
            Topology topology,
            List<RandomAlerts.Step> steps) {
        SignalLedger ledger = new SignalLedger(policy, owned, topology);
        PlainLedger plain = new PlainLedger(policy, owned, topology);
        for (RandomAlerts.Step step : steps) {
            for (Optional<Instant> due = plain.nextDue();
                    due.isPresent() && !due.get().isAfter(step.at());
                    due = plain.nextDue()) {
                compare(stream, ledger, plain, new RandomAlerts.Step(due.get(), new SignalEvent.Passed()));
            }
            compare(stream, ledger, plain, step);
        }
    }

    private void compare(String stream, SignalLedger ledger, PlainLedger plain, RandomAlerts.Step step) {
        List<SignalDecision> made = plain.apply(step.event(), step.at());
        assertThat(ledger.apply(step.event(), step.at()))
                .as(stream + " at " + step.at())
                .isEqualTo(made);
        assertThat(ledger.nextDue()).as(stream + " at " + step.at()).isEqualTo(plain.nextDue());
        for (SignalDecision decision : made) {
            reasons.add(decision.reason());
            decision.trace().forEach(one -> {
                if (one.answer() instanceof SignalAnswer.Agrees agrees) {
                    passed.add(agrees.reason());
                }
            });
        }
    }
}
