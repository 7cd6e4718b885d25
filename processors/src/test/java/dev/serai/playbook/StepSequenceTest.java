package dev.serai.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.action.ActionMoveReason;
import dev.serai.action.ActionState;
import dev.serai.action.ReportedEffect;
import dev.serai.action.Verification.VerificationVerdict;
import dev.serai.playbook.StepVerdict.StepReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class StepSequenceTest {

    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");
    private static final Duration COOLDOWN = Duration.ofMinutes(10);
    private static final ActionState[] STATES = ActionState.values();
    private static final List<ActionState> OPEN = List.of(
            ActionState.PROPOSED,
            ActionState.AWAITING_APPROVAL,
            ActionState.APPROVED,
            ActionState.RUNNING,
            ActionState.UNKNOWN);

    private static StepSequence.Item item(
            boolean continues, boolean ends, ActionState state, VerificationVerdict verdict, int agoSeconds) {
        return new StepSequence.Item(
                true,
                continues,
                ends,
                COOLDOWN,
                new StepAttempts(new StepAttempts.Latest(state, verdict, NOW.minusSeconds(agoSeconds), false), 1, 1),
                false);
    }

    private static StepReason alone(boolean continues, ActionState state, VerificationVerdict verdict, int agoSeconds) {
        return StepVerdict.of(item(continues, false, state, verdict, agoSeconds), NOW);
    }

    private static StepSequence.Item untried() {
        return new StepSequence.Item(true, false, false, COOLDOWN, StepAttempts.NONE, false);
    }

    @Example
    void what_became_of_a_step_says_whose_turn_it_is() {
        assertThat(StepVerdict.of(untried(), NOW)).isEqualTo(StepReason.UNTRIED);
        assertThat(alone(false, ActionState.SUCCEEDED, null, 0)).isEqualTo(StepReason.DONE);
        assertThat(alone(false, ActionState.SUCCEEDED, VerificationVerdict.PASSED, 0))
                .isEqualTo(StepReason.DONE);
        assertThat(alone(true, ActionState.SUCCEEDED, VerificationVerdict.PENDING, 9_999))
                .isEqualTo(StepReason.BEING_VERIFIED);
        for (VerificationVerdict vain : List.of(VerificationVerdict.FAILED, VerificationVerdict.INCONCLUSIVE)) {
            assertThat(alone(false, ActionState.SUCCEEDED, vain, 9_999)).isEqualTo(StepReason.DID_NOT_HELP);
            assertThat(alone(true, ActionState.SUCCEEDED, vain, 0)).isEqualTo(StepReason.NEXT_AFTER_NO_HELP);
        }
        assertThat(alone(false, ActionState.REJECTED, null, 9_999)).isEqualTo(StepReason.FAILED);
        assertThat(alone(true, ActionState.REJECTED, null, 9_999)).isEqualTo(StepReason.NEXT_AFTER_FAILURE);
        assertThat(alone(false, ActionState.FAILED, null, 599)).isEqualTo(StepReason.FAILED);
        assertThat(alone(true, ActionState.FAILED, null, 599)).isEqualTo(StepReason.NEXT_AFTER_FAILURE);
        assertThat(alone(false, ActionState.EXPIRED, null, 600)).isEqualTo(StepReason.AGAIN);
        assertThat(OPEN)
                .allSatisfy(open -> assertThat(alone(true, open, null, 9_999)).isEqualTo(StepReason.OPEN));
    }

    @Example
    void a_failed_verification_stops_the_playbook_or_opens_its_next_step() {
        StepSequence.Item stops = item(false, false, ActionState.SUCCEEDED, VerificationVerdict.FAILED, 0);
        StepSequence.Item goesOn = item(true, false, ActionState.SUCCEEDED, VerificationVerdict.FAILED, 0);

        assertThat(StepSequence.of(List.of(stops, untried()), NOW))
                .containsExactly(StepReason.DID_NOT_HELP, StepReason.LATER);
        assertThat(StepSequence.of(List.of(goesOn, untried(), untried()), NOW))
                .containsExactly(StepReason.NEXT_AFTER_NO_HELP, StepReason.UNTRIED, StepReason.LATER);
    }

    @Example
    void what_helped_ends_the_playbook_also_for_steps_before_it() {
        StepSequence.Item failed = item(true, false, ActionState.FAILED, null, 9_999);
        StepSequence.Item helped = item(false, true, ActionState.SUCCEEDED, VerificationVerdict.PASSED, 60);

        assertThat(StepSequence.of(List.of(untried(), failed, helped, untried()), NOW))
                .containsExactly(StepReason.LATER, StepReason.NEXT_AFTER_FAILURE, StepReason.HELPED, StepReason.LATER);
    }

    @Example
    void a_step_is_not_tried_again_once_a_later_one_was() {
        StepSequence.Item expired = item(true, false, ActionState.EXPIRED, null, 9_999);
        StepSequence.Item waiting = item(false, false, ActionState.AWAITING_APPROVAL, null, 60);

        assertThat(StepSequence.of(List.of(expired, untried()), NOW))
                .containsExactly(StepReason.AGAIN, StepReason.LATER);
        assertThat(StepSequence.of(List.of(expired, waiting), NOW))
                .containsExactly(StepReason.NEXT_AFTER_FAILURE, StepReason.OPEN);
    }

    @Example
    void a_step_that_is_not_needed_is_left_out_unless_it_is_under_way() {
        StepSequence.Item unneeded = new StepSequence.Item(false, false, false, COOLDOWN, StepAttempts.NONE, false);
        StepAttempts open = new StepAttempts(new StepAttempts.Latest(ActionState.RUNNING, null, NOW, false), 1, 1);

        assertThat(StepSequence.of(List.of(unneeded, untried()), NOW))
                .containsExactly(StepReason.NOT_NEEDED, StepReason.UNTRIED);
        assertThat(StepSequence.of(
                        List.of(new StepSequence.Item(false, false, false, COOLDOWN, open, false), untried()), NOW))
                .containsExactly(StepReason.OPEN, StepReason.LATER);
    }

    @Example
    void three_times_on_a_target_and_nine_in_an_incident_are_enough() {
        StepAttempts.Latest expired = new StepAttempts.Latest(ActionState.EXPIRED, null, Instant.EPOCH, false);
        assertThat(StepVerdict.of(
                        new StepSequence.Item(true, false, false, COOLDOWN, new StepAttempts(expired, 3, 3), false),
                        NOW))
                .isEqualTo(StepReason.TRIED_OFTEN_ENOUGH);
        assertThat(StepVerdict.of(
                        new StepSequence.Item(true, true, false, COOLDOWN, new StepAttempts(expired, 3, 3), false),
                        NOW))
                .isEqualTo(StepReason.NEXT_AFTER_FAILURE);
        assertThat(StepVerdict.of(
                        new StepSequence.Item(true, false, false, COOLDOWN, new StepAttempts(null, 0, 9), false), NOW))
                .isEqualTo(StepReason.TRIED_OFTEN_ENOUGH);
        assertThat(StepVerdict.of(
                        new StepSequence.Item(true, false, false, COOLDOWN, new StepAttempts(expired, 2, 8), false),
                        NOW))
                .isEqualTo(StepReason.AGAIN);
    }

    @Example
    void what_was_done_before_the_incident_reopened_counts_as_a_try_and_no_more() {
        StepSequence.Item before =
                new StepSequence.Item(true, false, true, COOLDOWN, new StepAttempts(null, 1, 1), false);
        StepSequence.Item often =
                new StepSequence.Item(true, false, false, COOLDOWN, new StepAttempts(null, 3, 3), false);

        assertThat(StepSequence.of(List.of(before, untried()), NOW))
                .containsExactly(StepReason.UNTRIED, StepReason.LATER);
        assertThat(StepSequence.of(List.of(often, untried()), NOW))
                .containsExactly(StepReason.TRIED_OFTEN_ENOUGH, StepReason.LATER);
    }

    @Example
    void what_had_no_effect_leaves_its_target_alone_for_a_minute_only() {
        assertThat(Cooldown.withoutEffect(ActionState.FAILED, null, true, ReportedEffect.NONE))
                .isTrue();
        assertThat(Cooldown.withoutEffect(ActionState.REFUSED, null, false, ReportedEffect.UNKNOWN))
                .isTrue();
        assertThat(Cooldown.withoutEffect(
                        ActionState.CANCELLED, ActionMoveReason.INCIDENT_RESOLVED, false, ReportedEffect.UNKNOWN))
                .isTrue();
        assertThat(Cooldown.withoutEffect(
                        ActionState.CANCELLED, ActionMoveReason.CANCELLED, false, ReportedEffect.UNKNOWN))
                .isFalse();
        for (ReportedEffect effect : List.of(ReportedEffect.DONE, ReportedEffect.UNKNOWN)) {
            assertThat(Cooldown.withoutEffect(ActionState.FAILED, null, true, effect))
                    .isFalse();
        }
        for (ActionState asked : List.of(ActionState.REJECTED, ActionState.EXPIRED, ActionState.UNKNOWN)) {
            assertThat(Cooldown.withoutEffect(asked, null, false, ReportedEffect.NONE))
                    .as(asked.wire())
                    .isFalse();
        }
        assertThat(Cooldown.of(true, Duration.ofSeconds(30))).hasSeconds(30);
        for (ActionState state : List.of(ActionState.FAILED, ActionState.REFUSED)) {
            assertThat(StepVerdict.of(nothingDone(state, 59, 1), NOW)).isEqualTo(StepReason.FAILED);
            assertThat(StepVerdict.of(nothingDone(state, 60, 2), NOW)).isEqualTo(StepReason.AGAIN);
            assertThat(StepVerdict.of(nothingDone(state, 60, 3), NOW)).isEqualTo(StepReason.TRIED_OFTEN_ENOUGH);
        }
    }

    @Example
    void what_people_withdrew_or_left_unanswered_is_proposed_again_when_a_person_asks_for_it() {
        for (ActionState state : List.of(ActionState.CANCELLED, ActionState.EXPIRED)) {
            assertThat(StepVerdict.of(requested(state, 1), NOW)).isEqualTo(StepReason.AGAIN);
            assertThat(StepVerdict.of(requested(state, StepAttempts.MAX_TRIES), NOW))
                    .isEqualTo(StepReason.TRIED_OFTEN_ENOUGH);
            assertThat(alone(false, state, null, 1)).isEqualTo(StepReason.FAILED);
        }
        // Who said no, and what ran, are not overruled by asking once more.
        for (ActionState state : List.of(ActionState.REJECTED, ActionState.FAILED, ActionState.REFUSED)) {
            assertThat(StepVerdict.of(requested(state, 1), NOW)).isEqualTo(StepReason.FAILED);
        }
    }

    private static StepSequence.Item requested(ActionState state, int tries) {
        StepAttempts.Latest latest = new StepAttempts.Latest(state, null, NOW.minusSeconds(1), false);
        return new StepSequence.Item(true, false, false, COOLDOWN, new StepAttempts(latest, tries, tries), true);
    }

    private static StepSequence.Item nothingDone(ActionState state, int agoSeconds, int tries) {
        StepAttempts.Latest latest = new StepAttempts.Latest(state, null, NOW.minusSeconds(agoSeconds), true);
        return new StepSequence.Item(true, false, false, COOLDOWN, new StepAttempts(latest, tries, tries), false);
    }

    /**
     * One action of a simulated incident.
     *
     * @param episode in which it ended, or so far the latest
     */
    private record Done(
            int step,
            int target,
            Instant at,
            ActionState state,
            VerificationVerdict verdict,
            boolean nothing,
            int episode) {

        boolean counts(int now) {
            return episode == now || OPEN.contains(state) || verdict == VerificationVerdict.PENDING;
        }
    }

    /** A playbook in an incident in which anything may become of what it proposes, and targets may change. */
    @Property(tries = 500)
    void whatever_becomes_of_its_steps_no_playbook_loops(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int steps, @ForAll boolean changingTargets) {
        Random chance = new Random(seed);
        boolean[] continues = new boolean[steps];
        boolean[] ends = new boolean[steps];
        for (int i = 0; i < steps; i++) {
            continues[i] = chance.nextBoolean();
            ends[i] = chance.nextInt(4) == 0;
        }
        List<Done> done = new ArrayList<>();
        Instant now = NOW;
        int episode = 0;
        for (int look = 0; look < 300; look++) {
            now = now.plusSeconds(chance.nextInt(900));
            int target = changingTargets ? chance.nextInt(20) : 0;
            episode += chance.nextInt(10) == 0 ? 1 : 0;
            move(done, chance, episode);
            Instant at = now;
            int present = episode;
            List<StepSequence.Item> items = IntStream.range(0, steps)
                    .mapToObj(step -> new StepSequence.Item(
                            chance.nextInt(5) > 0,
                            continues[step],
                            ends[step],
                            COOLDOWN,
                            attempts(done, step, target, present),
                            false))
                    .toList();
            List<StepReason> course = StepSequence.of(items, at);
            assertThat(course.stream().filter(reason -> reason.verdict() == StepVerdict.PROPOSE))
                    .hasSizeLessThanOrEqualTo(1);
            for (int step = 0; step < steps; step++) {
                if (course.get(step).verdict() == StepVerdict.PROPOSE) {
                    allowed(done, step, target, at, present);
                    done.add(new Done(step, target, at, ActionState.AWAITING_APPROVAL, null, false, present));
                }
            }
        }
        assertThat(done).hasSizeLessThanOrEqualTo(steps * StepAttempts.MAX_TRIES_IN_ALL);
    }

    private static void allowed(List<Done> done, int step, int target, Instant now, int episode) {
        List<Done> same = done.stream()
                .filter(action -> action.step == step && action.target == target)
                .toList();
        assertThat(same).hasSizeLessThan(StepAttempts.MAX_TRIES);
        assertThat(same).allSatisfy(action -> assertThat(OPEN).doesNotContain(action.state));
        assertThat(same).filteredOn(action -> action.counts(episode)).allSatisfy(action -> {
            assertThat(action.state).isNotIn(ActionState.SUCCEEDED, ActionState.REJECTED);
            assertThat(action.at.plus(Cooldown.of(action.nothing, COOLDOWN))).isBeforeOrEqualTo(now);
        });
    }

    /** What is open may become anything that may follow, and what is being verified may be settled. */
    private static void move(List<Done> done, Random chance, int episode) {
        for (int i = 0; i < done.size(); i++) {
            Done action = done.get(i);
            ActionState next = STATES[chance.nextInt(STATES.length)];
            VerificationVerdict[] verdicts = {
                null,
                VerificationVerdict.PENDING,
                VerificationVerdict.PASSED,
                VerificationVerdict.FAILED,
                VerificationVerdict.INCONCLUSIVE
            };
            if (action.state.canBecome(next)) {
                VerificationVerdict verdict = next == ActionState.SUCCEEDED ? verdicts[chance.nextInt(5)] : null;
                boolean nothing = next == ActionState.REFUSED || next == ActionState.FAILED && chance.nextBoolean();
                done.set(i, new Done(action.step, action.target, action.at, next, verdict, nothing, episode));
            } else if (action.verdict == VerificationVerdict.PENDING && chance.nextBoolean()) {
                VerificationVerdict verdict = verdicts[2 + chance.nextInt(3)];
                done.set(
                        i,
                        new Done(
                                action.step,
                                action.target,
                                action.at,
                                action.state,
                                verdict,
                                action.nothing,
                                action.episode));
            }
        }
    }

    private static StepAttempts attempts(List<Done> done, int step, int target, int episode) {
        List<Done> all = done.stream().filter(action -> action.step == step).toList();
        List<Done> here = all.stream().filter(action -> action.target == target).toList();
        List<Done> present =
                here.stream().filter(action -> action.counts(episode)).toList();
        if (present.isEmpty()) {
            return new StepAttempts(null, here.size(), all.size());
        }
        Done last = present.get(present.size() - 1);
        StepAttempts.Latest latest = new StepAttempts.Latest(last.state, last.verdict, last.at, last.nothing);
        return new StepAttempts(latest, here.size(), all.size());
    }
}
