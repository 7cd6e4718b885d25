package dev.serai.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.action.PreviewVerdict.AfterPreview;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

class PreviewRuleTest {

    private static PreviewVerdict evaluate(String outcome, String reason, int attempt, Map<String, ?> more) {
        Map<String, @Nullable Object> answer = new HashMap<>(Map.of("outcome", outcome, "reason", reason));
        answer.putAll(more);
        return PreviewRule.evaluate(ActionResult.of(answer), attempt);
    }

    private static PreviewVerdict first(String outcome, String reason, Map<String, ?> more) {
        return evaluate(outcome, reason, 1, more);
    }

    @Example
    void given_a_diff_and_its_object_then_it_goes_on() {
        assertThat(first(
                        "succeeded",
                        "DRY_RUN",
                        Map.of("diff", "+ spec.replicas: 5\n", "diff_complete", true, "uid", "u-1")))
                .isEqualTo(new PreviewVerdict(AfterPreview.GOES_ON, PreviewReason.DRY_RUN));
    }

    @Example
    void given_anything_that_does_not_show_what_would_change_then_it_is_refused_with_its_reason() {
        refused("UNCHANGED", first("succeeded", "DRY_RUN", Map.of("diff", " \n", "uid", "u-1")));
        refused("UNCHANGED", first("succeeded", "DRY_RUN", Map.of("uid", "u-1")));
        refused("NO_TARGET_VERSION", first("succeeded", "DRY_RUN", Map.of("diff", "+ x", "diff_complete", true)));
        refused(
                "NO_TARGET_VERSION",
                first("succeeded", "DRY_RUN", Map.of("diff", "+ x", "diff_complete", true, "uid", " ")));
        refused(
                "DIFF_TOO_LARGE",
                first("succeeded", "DRY_RUN", Map.of("diff", "x".repeat(16_385), "diff_complete", true, "uid", "u-1")));
        for (Object said : new Object[] {false, "true", 1}) {
            refused(
                    "DIFF_TOO_LARGE",
                    first("succeeded", "DRY_RUN", Map.of("diff", "+ x", "diff_complete", said, "uid", "u-1")));
        }
        refused("DIFF_TOO_LARGE", first("succeeded", "DRY_RUN", Map.of("diff", "+ x", "uid", "u-1")));
        refused(
                "NO_TARGET_VERSION",
                first(
                        "succeeded",
                        "DRY_RUN",
                        Map.of("diff", "+ x", "diff_complete", true, "uid", "u-1", "template_sha256", "abc")));
        refused("UNCHANGED", first("succeeded", "UNCHANGED", Map.of("diff", "")));
        // whoever made the change instead of trying it out is not asked for it again
        refused("DONE", first("succeeded", "DONE", Map.of("diff", "+ x", "uid", "u-1")));
        for (String reason : new String[] {
            "REFUSED_ARGUMENTS",
            "REFUSED_POLICY",
            "REFUSED_GUARD",
            "REFUSED_PDB",
            "REFUSED_STATE",
            "INVALID",
            "UNAUTHORIZED",
            "FORBIDDEN",
            "NOT_FOUND",
            "TOO_LARGE",
            "EXECUTOR_NOT_CONFIGURED"
        }) {
            refused(reason, first("failed", reason, Map.of("diff", "+ x", "uid", "u-1")));
        }
    }

    @Example
    void given_no_answer_then_it_is_asked_again_a_few_times_and_refused_after_that() {
        for (String reason : new String[] {"UNREACHABLE", "BUSY", "CONFLICT"}) {
            assertThat(evaluate("failed", reason, 3, Map.of()))
                    .isEqualTo(new PreviewVerdict(AfterPreview.AGAIN, new ExecutorReason(reason)));
            refused(reason, evaluate("failed", reason, 4, Map.of()));
        }
        for (String reason : new String[] {"TIMEOUT", "LOST", "SERVER_ERROR", "EXECUTOR_ERROR"}) {
            assertThat(evaluate("unknown", reason, 1, Map.of()))
                    .isEqualTo(new PreviewVerdict(AfterPreview.AGAIN, new ExecutorReason(reason)));
            refused(reason, evaluate("unknown", reason, 5, Map.of()));
        }
    }

    @Property
    void it_goes_on_only_with_a_dry_run_that_shows_a_change_of_a_known_object(
            @ForAll ActionState outcome,
            @ForAll boolean dryRun,
            @ForAll boolean diff,
            @ForAll boolean uid,
            @ForAll boolean complete,
            @ForAll @IntRange(min = 1, max = 9) int attempt) {
        Map<String, Object> more = new HashMap<>();
        if (diff) {
            more.put("diff", "+ x");
        }
        more.put("diff_complete", complete);
        if (uid) {
            more.put("uid", "u-1");
        }
        PreviewVerdict verdict = evaluate(outcome.wire(), dryRun ? "DRY_RUN" : "DONE", attempt, more);
        assertThat(verdict.next() == AfterPreview.GOES_ON)
                .isEqualTo(outcome == ActionState.SUCCEEDED && dryRun && diff && uid && complete);
    }

    @Example
    void a_version_is_canonical_and_says_nothing_that_changes_with_the_status() {
        assertThat(TargetVersion.of(Map.of("uid", "u-1", "generation", 3, "resource_version", "99")))
                .contains("{\"generation\":3,\"uid\":\"u-1\"}");
        assertThat(TargetVersion.of(Map.of("uid", "u-1"))).contains("{\"uid\":\"u-1\"}");
        String template = "0a".repeat(32);
        assertThat(TargetVersion.of(Map.of("uid", "u-1", "template_sha256", template)))
                .contains("{\"template_sha256\":\"" + template + "\",\"uid\":\"u-1\"}");
        assertThat(TargetVersion.of(Map.of("uid", "u-1", "template_sha256", 7))).isEmpty();
        assertThat(TargetVersion.of(Map.of("uid", 7, "generation", 3))).isEmpty();
    }

    private static void refused(String reason, PreviewVerdict verdict) {
        assertThat(verdict)
                .extracting(PreviewVerdict::next, said -> said.reason().name())
                .containsExactly(AfterPreview.REFUSED, reason);
    }
}
