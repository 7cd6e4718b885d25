package dev.serai.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.alert.Severity;
import dev.serai.incident.IncidentState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RunningEscalationTest {

    private static final Instant NOW = Instant.parse("2026-01-06T12:00:00Z");
    private static final OnCallPolicy POLICY = OnCallPolicy.read(
            "policy/oncall.yaml",
            """
            rotas:
              shop: { zone: UTC, layers: [ { people: [anna], start: "2026-01-01", every: 1d, hand_over: "00:00" } ] }
              empty: { zone: UTC, layers: [ { people: [ben], start: "2030-01-01", every: 1d, hand_over: "00:00" } ] }
            chains: []
            """);

    @Test
    void callsEachOnceAndWaits() {
        RunningEscalation running = running(step(300, "rota:shop", "user:anna", "user:zoe"));

        EscalationMove.CallPeople call = (EscalationMove.CallPeople) move(running, IncidentState.OPEN, null, NOW);

        assertThat(call.people()).containsExactly("anna", "zoe");
        assertThat(call.due()).isEqualTo(NOW.plusSeconds(300));
        assertThat(call.reason()).isEqualTo(EscalationReason.STEP_DUE);
    }

    @Test
    void passesAStepWithNobodyAtOnceButNotARound() {
        RunningEscalation first = running(step(300, "rota:empty"), step(600, "rota:gone"));

        EscalationMove.CallPeople skipped = (EscalationMove.CallPeople) move(first, IncidentState.OPEN, null, NOW);
        EscalationMove.CallPeople last = (EscalationMove.CallPeople)
                move(new RunningEscalation(first.chain(), skipped.next(), NOW), IncidentState.OPEN, null, NOW);

        assertThat(skipped.people()).isEmpty();
        assertThat(skipped.due()).isEqualTo(NOW);
        assertThat(skipped.recorded()).isEqualTo(EscalationReason.NOBODY_ON_CALL);
        assertThat(last.due()).isEqualTo(NOW.plusSeconds(600));
    }

    @Test
    void endsWhenSomebodyCares() {
        RunningEscalation running = running(step(300, "user:anna"));

        assertThat(move(running, IncidentState.ACKNOWLEDGED, null, NOW))
                .isEqualTo(new EscalationMove.EndChain(EscalationReason.ACKNOWLEDGED));
        assertThat(move(running, IncidentState.RESOLVED, null, NOW))
                .isEqualTo(new EscalationMove.EndChain(EscalationReason.RESOLVED));
        assertThat(move(running, IncidentState.OPEN, NOW.plusSeconds(1), NOW))
                .isEqualTo(new EscalationMove.EndChain(EscalationReason.SNOOZED));
        assertThat(move(running, IncidentState.OPEN, NOW, NOW)).isInstanceOf(EscalationMove.CallPeople.class);
        assertThat(move(running, IncidentState.OPEN, null, NOW.minusSeconds(1)))
                .isEqualTo(new EscalationMove.WaitForStep(NOW));
    }

    @Test
    void remindsAsOftenAsThePolicySaysUnlessSomebodyHasIt() {
        EscalationChain reminders =
                new Reminders(Set.of(Severity.HIGH), Duration.ofMinutes(15), Duration.ofMinutes(30), 2).chain();
        RunningEscalation running = new RunningEscalation(reminders, EscalationPosition.FIRST, NOW);

        EscalationMove.CallPeople first = (EscalationMove.CallPeople) move(running, IncidentState.OPEN, null, NOW);
        EscalationMove.CallPeople second = (EscalationMove.CallPeople)
                move(new RunningEscalation(reminders, first.next(), NOW), IncidentState.OPEN, null, NOW);

        assertThat(first.people()).isEmpty();
        assertThat(first.due()).isEqualTo(NOW.plusSeconds(1800));
        assertThat(reminders.has(second.next())).isFalse();
        assertThat(move(new RunningEscalation(reminders, second.next(), NOW), IncidentState.OPEN, null, NOW))
                .isEqualTo(new EscalationMove.GiveUp());
        assertThat(running.move(IncidentState.OPEN, null, true, POLICY, List.of(), NOW))
                .isEqualTo(new EscalationMove.EndChain(EscalationReason.ASSIGNED));
        assertThat(running(step(300, "user:anna")).move(IncidentState.OPEN, null, true, POLICY, List.of(), NOW))
                .isInstanceOf(EscalationMove.CallPeople.class);
    }

    @Property(tries = 200)
    void goesThroughAllStepsAllRoundsAndEnds(
            @ForAll @IntRange(min = 1, max = 6) int steps, @ForAll @IntRange(min = 1, max = 5) int rounds) {
        List<EscalationStep> each = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            each.add(step(60L * (i + 1), "user:person" + i));
        }
        RunningEscalation running =
                new RunningEscalation(new EscalationChain("any", each, rounds), EscalationPosition.FIRST, NOW);
        List<EscalationPosition> called = new ArrayList<>();
        EscalationMove move = move(running, IncidentState.OPEN, null, NOW);
        while (move instanceof EscalationMove.CallPeople call) {
            called.add(call.at());
            assertThat(call.people()).containsExactly("person" + call.at().step());
            running = new RunningEscalation(running.chain(), call.next(), call.due());
            assertThat(move(running, IncidentState.OPEN, null, call.due().minus(Duration.ofMillis(1))))
                    .isInstanceOf(EscalationMove.WaitForStep.class);
            move = move(running, IncidentState.OPEN, null, call.due());
        }

        assertThat(move).isEqualTo(new EscalationMove.GiveUp());
        assertThat(called).hasSize(steps * rounds).doesNotHaveDuplicates();
    }

    private static EscalationMove move(
            RunningEscalation running, IncidentState state, @Nullable Instant snoozed, Instant now) {
        return running.move(state, snoozed, false, POLICY, List.of(), now);
    }

    private static RunningEscalation running(EscalationStep... steps) {
        return new RunningEscalation(new EscalationChain("any", List.of(steps), 1), EscalationPosition.FIRST, NOW);
    }

    private static EscalationStep step(long wait, String... targets) {
        return new EscalationStep(Arrays.stream(targets).map(CallTarget::of).toList(), wait);
    }
}
