package dev.serai.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.action.ActionState;
import dev.serai.action.RefusalReason;
import dev.serai.action.RefusalReason.RefusalKind;
import dev.serai.planning.Admission.NotAdmitted;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each reason for each of those who propose, with the three differences that are meant. */
class AdmissionCheckTest {

    private static final UUID EARLIER = new UUID(0, 7);

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            NOTHING_AGAINST_IT         | -                    | -                    | -
            GONE_FROM_THE_CATALOGUE    | NO_SUCH_ACTION       | NO_SUCH_ACTION       | NO_SUCH_ACTION
            ANOTHER_IN_THE_CATALOGUE   | NO_SUCH_ACTION       | NO_SUCH_ACTION       | NO_SUCH_ACTION
            ARGUMENTS_DO_NOT_FIT       | SCHEMA_MISMATCH      | SCHEMA_MISMATCH      | SCHEMA_MISMATCH
            SAME_THING_BEING_CHANGED   | OPEN_ELSEWHERE       | OPEN_ELSEWHERE       | OPEN_ELSEWHERE
            SAME_THING_BEING_VERIFIED  | OPEN_ELSEWHERE       | -                    | OPEN_ELSEWHERE
            STEP_WAS_TURNED_DOWN       | COOLDOWN             | -                    | COOLDOWN
            SAME_DONE_A_MOMENT_AGO     | COOLDOWN             | COOLDOWN             | COOLDOWN
            SAME_DONE_LONG_AGO         | -                    | -                    | -
            SAME_DONE_WITHOUT_EFFECT   | -                    | -                    | -
            SAME_BY_OWN_STEP           | -                    | COOLDOWN             | COOLDOWN
            SAME_IS_TAKEN_BACK         | -                    | -                    | -
            SAME_IS_READ_NOW           | -                    | OPEN_ELSEWHERE       | OPEN_ELSEWHERE
            SAME_WAS_READ              | -                    | COOLDOWN             | COOLDOWN
            READS_USED_UP              | RATE_LIMITED         | RATE_LIMITED         | RATE_LIMITED
            BUDGET_USED_UP             | BUDGET_EXHAUSTED     | BUDGET_EXHAUSTED     | BUDGET_EXHAUSTED
            BUDGET_TOO_SMALL_FOR_NODE  | BUDGET_EXHAUSTED     | BUDGET_EXHAUSTED     | BUDGET_EXHAUSTED
            """)
    void of_what_is_known_follows_the_same_for_all_but_what_is_meant_to_differ(
            Known known, String playbook, String person, String model) {
        assertThat(reason(known, ProposedBy.PLAYBOOK)).isEqualTo(playbook);
        assertThat(reason(known, ProposedBy.PERSON)).isEqualTo(person);
        assertThat(reason(known, ProposedBy.MODEL)).isEqualTo(model);
    }

    private static String reason(Known known, ProposedBy by) {
        Admission admission = known.on(new Situation(by)).check();
        return admission instanceof NotAdmitted refused ? refused.reason().name() : "-";
    }

    @ParameterizedTest
    @EnumSource(ProposedBy.class)
    void what_the_settings_forbid_is_refused_for_all_before_anything_that_time_changes(ProposedBy by) {
        Arrays.stream(RefusalReason.values())
                .filter(reason -> reason.kind() == RefusalKind.TARGET || reason.kind() == RefusalKind.ADDRESS)
                .forEach(reason -> {
                    Situation situation = Known.SAME_THING_BEING_CHANGED.on(new Situation(by));
                    situation.forbidden = reason;
                    assertThat(situation.check()).isEqualTo(new NotAdmitted(reason, "name", null));
                });
    }

    @Test
    void a_refusal_says_when_it_may_be_otherwise() {
        Situation claimed = Known.SAME_THING_BEING_CHANGED.on(new Situation(ProposedBy.PLAYBOOK));
        assertThat(claimed.check())
                .isEqualTo(new NotAdmitted(RefusalReason.OPEN_ELSEWHERE, "running", Duration.ofMinutes(1)));
        Situation resting = Known.SAME_DONE_A_MOMENT_AGO.on(new Situation(ProposedBy.PERSON));
        assertThat(resting.check())
                .isEqualTo(new NotAdmitted(RefusalReason.COOLDOWN, "succeeded", Duration.ofMinutes(9)));
        Situation spent = Known.BUDGET_USED_UP.on(new Situation(ProposedBy.MODEL));
        assertThat(spent.check())
                .isEqualTo(new NotAdmitted(
                        RefusalReason.BUDGET_EXHAUSTED,
                        "shop: 2 objects an hour",
                        Duration.ofMinutes(50).plusSeconds(1)));
        assertThat(Known.READS_USED_UP.on(new Situation(ProposedBy.PERSON)).check())
                .isEqualTo(new NotAdmitted(RefusalReason.RATE_LIMITED, "", Duration.ofMinutes(1)));
        assertThat(Known.GONE_FROM_THE_CATALOGUE
                        .on(new Situation(ProposedBy.MODEL))
                        .check())
                .isEqualTo(new NotAdmitted(RefusalReason.NO_SUCH_ACTION, Situation.KAMELET, null));
    }

    @Test
    void of_several_that_rest_the_longest_counts() {
        Situation situation = new Situation(ProposedBy.PERSON);
        situation.same(Situation.ended(ActionState.FAILED, Duration.ofMinutes(9)), false);
        situation.same(Situation.ended(ActionState.SUCCEEDED, Duration.ofMinutes(2)), false);
        assertThat(situation.check())
                .isEqualTo(new NotAdmitted(RefusalReason.COOLDOWN, "succeeded", Duration.ofMinutes(8)));
    }

    @Test
    void a_steps_own_cooldown_replaces_the_policys_for_its_playbook_and_only_lengthens_it_for_others() {
        assertThat(cooldown(ProposedBy.PLAYBOOK, "PT2M")).isEqualTo(Duration.ofMinutes(2));
        assertThat(cooldown(ProposedBy.PLAYBOOK, "PT0S"))
                .as("never round and round")
                .isEqualTo(Duration.ofMinutes(1));
        assertThat(cooldown(ProposedBy.PLAYBOOK, null)).isEqualTo(Duration.ofMinutes(10));
        for (ProposedBy by : new ProposedBy[] {ProposedBy.PERSON, ProposedBy.MODEL}) {
            assertThat(cooldown(by, "PT2M")).isEqualTo(Duration.ofMinutes(10));
            assertThat(cooldown(by, "PT1H")).isEqualTo(Duration.ofHours(1));
            assertThat(cooldown(by, null)).isEqualTo(Duration.ofMinutes(10));
        }
    }

    private static Duration cooldown(ProposedBy by, String own) {
        Situation situation = new Situation(by);
        situation.stepCooldown = own == null ? null : Duration.parse(own);
        return situation.source().cooldown(Duration.ofMinutes(10));
    }

    @Test
    void only_what_is_open_has_another_name_for_who_asks_for_one_action() {
        assertThat(RefusalReason.OPEN_ELSEWHERE.asked()).isEqualTo("ALREADY_OPEN");
        assertThat(RefusalReason.values())
                .filteredOn(reason -> reason != RefusalReason.OPEN_ELSEWHERE)
                .allSatisfy(reason -> assertThat(reason.asked()).isEqualTo(reason.name()));
        assertThat(RefusalReason.values())
                .allSatisfy(reason -> assertThat(reason.text()).matches("[A-Z].*[^ ]\\."))
                .extracting(RefusalReason::text)
                .doesNotHaveDuplicates();
    }

    /** What may be known, each on its own. */
    enum Known {
        NOTHING_AGAINST_IT {
            @Override
            void add(Situation to) {}
        },
        GONE_FROM_THE_CATALOGUE {
            @Override
            void add(Situation to) {
                to.listed = null;
            }
        },
        ANOTHER_IN_THE_CATALOGUE {
            @Override
            void add(Situation to) {
                to.listed = Situation.definition("other", to.definition.effect(), false);
            }
        },
        ARGUMENTS_DO_NOT_FIT {
            @Override
            void add(Situation to) {
                to.arguments.put("unknown", 1);
            }
        },
        SAME_THING_BEING_CHANGED {
            @Override
            void add(Situation to) {
                to.claimed = new TargetHistory.TargetClaim(ActionState.RUNNING, true);
            }
        },
        SAME_THING_BEING_VERIFIED {
            @Override
            void add(Situation to) {
                to.claimed = new TargetHistory.TargetClaim(ActionState.SUCCEEDED, false);
            }
        },
        STEP_WAS_TURNED_DOWN {
            @Override
            void add(Situation to) {
                to.ofStep.add(Situation.ended(ActionState.REJECTED, Duration.ofMinutes(1)));
            }
        },
        SAME_DONE_A_MOMENT_AGO {
            @Override
            void add(Situation to) {
                to.same(Situation.ended(ActionState.SUCCEEDED, Duration.ofMinutes(1)), false);
            }
        },
        SAME_DONE_LONG_AGO {
            @Override
            void add(Situation to) {
                to.same(Situation.ended(ActionState.SUCCEEDED, Duration.ofMinutes(10)), false);
                to.ofStep.add(Situation.ended(ActionState.SUCCEEDED, Duration.ofMinutes(10)));
            }
        },
        SAME_DONE_WITHOUT_EFFECT {
            @Override
            void add(Situation to) {
                EarlierAction earlier = Situation.ended(ActionState.FAILED, Duration.ofMinutes(2));
                to.same(new EarlierAction(earlier.id(), earlier.state(), earlier.since(), true), false);
            }
        },
        SAME_BY_OWN_STEP {
            @Override
            void add(Situation to) {
                to.same(Situation.ended(ActionState.SUCCEEDED, Duration.ofMinutes(1)), true);
            }
        },
        SAME_IS_TAKEN_BACK {
            @Override
            void add(Situation to) {
                to.compensates = EARLIER;
                to.same(Situation.ended(ActionState.SUCCEEDED, Duration.ofMinutes(1)), false);
            }
        },
        SAME_IS_READ_NOW {
            @Override
            void add(Situation to) {
                to.reads();
                to.same(Situation.ended(ActionState.RUNNING, Duration.ofSeconds(1)), false);
            }
        },
        SAME_WAS_READ {
            @Override
            void add(Situation to) {
                to.reads();
                to.same(Situation.ended(ActionState.SUCCEEDED, Duration.ofMinutes(1)), false);
            }
        },
        READS_USED_UP {
            @Override
            void add(Situation to) {
                to.reads();
                to.reads = new ReadRate(30, 30);
            }
        },
        BUDGET_USED_UP {
            @Override
            void add(Situation to) {
                to.budget(2, 2);
            }
        },
        BUDGET_TOO_SMALL_FOR_NODE {
            @Override
            void add(Situation to) {
                to.definition = Situation.definition("sha", to.definition.effect(), true);
                to.listed = to.definition;
                to.budget(5, 1);
            }
        };

        abstract void add(Situation to);

        Situation on(Situation situation) {
            add(situation);
            return situation;
        }
    }
}
