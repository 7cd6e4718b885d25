package dev.serai.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.alert.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a root that has ended explains: what follows from it, and no new change that fails again. */
class EndedRootTest {

    private static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");
    private static final SignalEngine ENGINE = new SignalEngine(GeneratedNightTest.POLICY);
    private static final int ENDED = 120;

    @ParameterizedTest
    @CsvSource({
        "before the root,            250, FOLDED",
        "while the root fired,       150, FOLDED",
        "with the end of the root,   120, FOLDED",
        "since the root has ended,    60, NEW_INCIDENT",
        "at the moment it fires,       0, NEW_INCIDENT",
        "yet to come,                -30, FOLDED"
    })
    void a_change_since_then_that_fails_is_news(String when, int secondsAgo, TriageReason reason) {
        assertThat(decide(ended(ENDED), secondsAgo)).as(when).isEqualTo(reason);
    }

    @Test
    void without_a_change_it_explains_what_follows_for_a_while() {
        assertThat(decide(ended(ENDED))).isEqualTo(TriageReason.FOLDED);
        assertThat(decide(ended(299))).isEqualTo(TriageReason.FOLDED);
        assertThat(decide(ended(300))).isEqualTo(TriageReason.NEW_INCIDENT);
    }

    @Test
    void what_fired_before_its_root_ended_is_its_symptom_whatever_was_changed_later() {
        SignalAlert symptom = alert("again", NOW.minusSeconds(ENDED + 1), Set.of(NOW.minusSeconds(ENDED - 30)));
        assertThat(decide(ended(ENDED), symptom)).isEqualTo(TriageReason.FOLDED);
    }

    @Test
    void one_that_fires_explains_it_whatever_was_changed() {
        assertThat(decide(root(), 60)).isEqualTo(TriageReason.FOLDED);
    }

    private static SignalAlert root() {
        return alert("root", NOW.minusSeconds(350), Set.of());
    }

    private static SignalAlert ended(int secondsAgo) {
        return root().ended(NOW.minusSeconds(secondsAgo));
    }

    private static TriageReason decide(SignalAlert root, int... changedSecondsAgo) {
        Set<Instant> changed =
                IntStream.of(changedSecondsAgo).mapToObj(NOW::minusSeconds).collect(Collectors.toSet());
        return decide(root, alert("again", NOW, changed));
    }

    private static TriageReason decide(SignalAlert root, SignalAlert again) {
        DecidedAlert other = new DecidedAlert(root, SignalVerdict.PAGE, TriageReason.NEW_INCIDENT);
        return ENGINE.decide(new SignalView(again, NOW, null, List.of(other), List.of(), Topology.NONE))
                .reason();
    }

    private static SignalAlert alert(String id, Instant firedAt, Set<Instant> changed) {
        List<DeclaredChange> changes = changed.stream()
                .map(at -> new DeclaredChange("checkout is rolled out", at, null, Map.of()))
                .toList();
        SignalEvidence evidence = new SignalEvidence(null, List.of(), changes);
        return new SignalAlert(id, "checkout", "CrashLoopBackOff", Severity.HIGH, firedAt, null, null, 1, evidence);
    }
}
