package dev.serai.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.analysis.AnalysisGate.AnalysisGateReason;
import dev.serai.analysis.AnalysisGate.AnalysisHistory;
import dev.serai.analysis.AnalysisGate.GateDecision;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AnalysisGateTest {

    private static final UUID ONE = new UUID(0, 1);
    private static final UUID TWO = new UUID(0, 2);

    private static AnalysisHistory open(int runs, Set<UUID> seen) {
        return new AnalysisHistory(true, false, runs, seen);
    }

    private static AnalysisHistory resolved(int runs, Set<UUID> seen) {
        return new AnalysisHistory(true, true, runs, seen);
    }

    private static GateDecision start(AnalysisHistory past) {
        return AnalysisGate.start(past, List.of(ONE), 3);
    }

    @Test
    void each_case_has_its_reason() {
        assertThat(start(AnalysisHistory.OF_NONE)).isEqualTo(new GateDecision(false, AnalysisGateReason.UNKNOWN));
        assertThat(start(resolved(0, Set.of()))).isEqualTo(new GateDecision(false, AnalysisGateReason.RESOLVED));
        assertThat(start(open(0, Set.of()))).isEqualTo(new GateDecision(true, AnalysisGateReason.FIRST));
        assertThat(start(open(1, Set.of(TWO)))).isEqualTo(new GateDecision(true, AnalysisGateReason.NEW_EVIDENCE));
        assertThat(start(open(1, Set.of(ONE, TWO)))).isEqualTo(new GateDecision(false, AnalysisGateReason.NOTHING_NEW));
        assertThat(start(open(3, Set.of(TWO)))).isEqualTo(new GateDecision(false, AnalysisGateReason.LIMIT_REACHED));
    }

    @Test
    void an_incident_without_evidence_is_analysed_once() {
        assertThat(AnalysisGate.start(open(0, Set.of()), List.of(), 3).proceed())
                .isTrue();
        assertThat(AnalysisGate.start(open(1, Set.of()), List.of(), 3).reason())
                .isEqualTo(AnalysisGateReason.NOTHING_NEW);
    }

    private static AnalysisGateReason finish(AnalysisHistory now) {
        return AnalysisGate.finish(
                        open(1, Set.of()), now, List.of(ONE), new GateDecision(true, AnalysisGateReason.NEW_EVIDENCE))
                .reason();
    }

    @Test
    void what_was_overtaken_is_not_stored() {
        assertThat(finish(open(1, Set.of()))).isEqualTo(AnalysisGateReason.NEW_EVIDENCE);
        assertThat(finish(open(2, Set.of(ONE, TWO)))).isEqualTo(AnalysisGateReason.OVERTAKEN);
        assertThat(finish(resolved(1, Set.of()))).isEqualTo(AnalysisGateReason.RESOLVED);
        assertThat(finish(AnalysisHistory.OF_NONE)).isEqualTo(AnalysisGateReason.UNKNOWN);
    }

    @Test
    void evidence_that_the_faster_one_did_not_see_is_not_lost() {
        assertThat(finish(open(2, Set.of(TWO)))).isEqualTo(AnalysisGateReason.NEW_EVIDENCE);
    }

    @Property(tries = 200)
    void however_much_evidence_each_analysis_brings_it_ends(@ForAll @IntRange(min = 1, max = 20) int maxRuns) {
        Set<UUID> evidence = new HashSet<>(Set.of(ONE));
        Set<UUID> seen = Set.of();
        int runs = 0;
        while (AnalysisGate.start(open(runs, seen), evidence, maxRuns).proceed()) {
            seen = Set.copyOf(evidence);
            evidence.add(UUID.randomUUID());
            runs++;
            assertThat(runs).isLessThanOrEqualTo(maxRuns);
        }
        assertThat(runs).isEqualTo(maxRuns);
    }
}
