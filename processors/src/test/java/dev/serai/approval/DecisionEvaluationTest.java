package dev.serai.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.approval.DecisionOutcome.DecisionReason;
import dev.serai.approval.DecisionRequest.DecisionVerdict;
import dev.serai.risk.RiskLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionEvaluationTest {

    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final UUID APPROVAL = new UUID(0, 1);

    @Test
    void given_somebody_eligible_then_the_last_yes_needed_approves() {
        PendingApproval pending = pending(2, "policy", false);

        assertThat(evaluate(pending, person(1), List.of()).outcome())
                .isEqualTo(new DecisionOutcome(true, DecisionReason.RECORDED, 2, 1));
        assertThat(evaluate(pending, person(2), List.of(person(1))).outcome())
                .isEqualTo(new DecisionOutcome(true, DecisionReason.APPROVED, 2, 2));
    }

    @Test
    void given_a_no_from_somebody_eligible_then_it_is_over() {
        DecisionEvaluation evaluation = DecisionEvaluation.evaluate(
                request(DecisionVerdict.REJECT),
                pending(2, "policy", false),
                person(1),
                null,
                false,
                false,
                List.of(),
                NOW);

        assertThat(evaluation.isRejection()).isTrue();
    }

    @Test
    void given_the_requester_then_the_policy_says_whether_it_counts() {
        assertThat(evaluate(pending(1, "user:p1", false), person(1), List.of())
                        .outcome()
                        .reason())
                .isEqualTo(DecisionReason.REQUESTER);
        assertThat(evaluate(pending(1, "user:p1", true), person(1), List.of())
                        .outcome()
                        .reason())
                .isEqualTo(DecisionReason.APPROVED);
    }

    @Test
    void given_the_instant_of_the_deadline_then_it_is_too_late() {
        PendingApproval pending = new PendingApproval(
                APPROVAL,
                APPROVAL,
                APPROVAL,
                true,
                true,
                NOW,
                "d",
                new ApprovalTerms("policy", false, Role.OPERATOR, 1, RiskLevel.MEDIUM, HOUR));

        assertThat(evaluate(pending, person(1), List.of()).outcome().reason()).isEqualTo(DecisionReason.EXPIRED);
    }

    @ParameterizedTest
    @CsvSource({
        "LOW, PT0S, APPROVED",
        "MEDIUM, PT0S, APPROVED",
        "HIGH, PT0S, IDENTITY_TOO_NEW",
        "HIGH, PT59M59.999S, IDENTITY_TOO_NEW",
        "HIGH, PT1H, APPROVED",
        "CRITICAL, PT59M59.999S, IDENTITY_TOO_NEW",
        "CRITICAL, PT1H, APPROVED",
        "CRITICAL, PT-5M, IDENTITY_TOO_NEW"
    })
    void given_a_new_link_then_it_decides_nothing_of_high_risk(RiskLevel level, Duration age, DecisionReason reason) {
        Instant since = NOW.minus(age);

        DecisionOutcome outcome =
                evaluateOutside(level, new DeciderLink(person(1).userId(), since));

        assertThat(outcome.reason()).isEqualTo(reason);
        assertThat(outcome.from()).isEqualTo(reason == DecisionReason.IDENTITY_TOO_NEW ? since.plus(HOUR) : null);
    }

    @Test
    void given_an_outside_account_that_is_linked_to_nobody_or_somebody_else_then_it_decides_nothing() {
        Instant longAgo = NOW.minus(Duration.ofDays(1));

        assertThat(evaluateOutside(RiskLevel.LOW, null).reason()).isEqualTo(DecisionReason.UNKNOWN_USER);
        assertThat(evaluateOutside(RiskLevel.LOW, new DeciderLink(person(2).userId(), longAgo))
                        .reason())
                .isEqualTo(DecisionReason.UNKNOWN_USER);
    }

    @Property
    void an_approval_always_has_enough_different_people_who_may(
            @ForAll @IntRange(min = 1, max = 5) int quorum,
            @ForAll @Size(max = 12) List<@IntRange(min = 0, max = 6) Integer> earlier,
            @ForAll @IntRange(min = 0, max = 6) int last) {
        PendingApproval pending = pending(quorum, "user:p0", false);
        List<Decider> approvers = new ArrayList<>();
        earlier.forEach(number -> approvers.add(person(number)));

        DecisionEvaluation evaluation = evaluate(pending, person(last), approvers);

        Set<Integer> may =
                earlier.stream().filter(DecisionEvaluationTest::mayDecide).collect(Collectors.toSet());
        boolean counts = mayDecide(last);
        may.addAll(counts ? Set.of(last) : Set.of());
        assertThat(evaluation.isCounted()).isEqualTo(counts);
        assertThat(evaluation.isApproval()).isEqualTo(counts && may.size() >= quorum);
    }

    /** Person 0 asked for it, 5 is switched off, 6 is a viewer. */
    private static boolean mayDecide(int number) {
        return number >= 1 && number <= 4;
    }

    private static Decider person(int number) {
        return new Decider(new UUID(0, number), "p" + number, number == 6 ? Role.VIEWER : Role.OPERATOR, number == 5);
    }

    private static PendingApproval pending(int quorum, String requester, boolean requesterDecides) {
        return pending(quorum, requester, requesterDecides, RiskLevel.MEDIUM);
    }

    private static PendingApproval pending(int quorum, String requester, boolean requesterDecides, RiskLevel level) {
        return new PendingApproval(
                APPROVAL,
                APPROVAL,
                APPROVAL,
                true,
                true,
                NOW.plusSeconds(1),
                "d",
                new ApprovalTerms(requester, requesterDecides, Role.OPERATOR, quorum, level, HOUR));
    }

    private static DecisionEvaluation evaluate(PendingApproval pending, Decider decider, List<Decider> approvers) {
        return DecisionEvaluation.evaluate(
                request(DecisionVerdict.APPROVE), pending, decider, null, false, false, approvers, NOW);
    }

    private static DecisionOutcome evaluateOutside(RiskLevel level, @Nullable DeciderLink link) {
        DecisionRequest request = new DecisionRequest(
                "default", APPROVAL, person(1).userId(), DecisionVerdict.APPROVE, "d", "telegram", "4711", "1", null);
        PendingApproval pending = pending(1, "policy", false, level);
        return DecisionEvaluation.evaluate(request, pending, person(1), link, false, false, List.of(), NOW)
                .outcome();
    }

    private static DecisionRequest request(DecisionVerdict verdict) {
        return new DecisionRequest("default", APPROVAL, APPROVAL, verdict, "d", "rest", null, null);
    }
}
