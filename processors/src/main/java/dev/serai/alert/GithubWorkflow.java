package dev.serai.alert;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A workflow on the default branch: the condition is that its last run failed. */
final class GithubWorkflow {

    private static final Set<String> FAILURES = Set.of("failure", "timed_out", "startup_failure");

    private GithubWorkflow() {}

    static Normalised run(GithubEvent event) {
        AlertFields run = event.body().within("workflow_run");
        String conclusion = run.whole("conclusion");
        if (!event.action().equals("completed") || conclusion == null) {
            return Normalised.ignored("the run is not over");
        }
        if (!isOfDefaultBranch(event, run)) {
            return Normalised.ignored("not about the default branch");
        }
        boolean failed = FAILURES.contains(conclusion);
        if (!failed && !conclusion.equals("success")) {
            return Normalised.ignored("the run neither failed nor succeeded");
        }
        String branch = run.needed("head_branch");
        String condition = run.number("workflow_id") + ":" + branch;
        AlertDraft draft = draft(event, run, branch, conclusion);
        // Runs are in order by their start: what an older, slower run says must not outdo a newer one.
        Instant start = started(run);
        return failed ? draft.firing(condition, start) : draft.resolved(condition, null, start);
    }

    private static AlertDraft draft(GithubEvent event, AlertFields run, String branch, String conclusion) {
        String given = run.whole("name");
        String name = given == null ? "workflow " + run.number("workflow_id") : given;
        run.note("severity medium: a workflow has none of its own");
        return event.draft(name + " fails on " + branch, Severity.MEDIUM)
                .label("workflow", name)
                .label("branch", branch)
                .annotation("conclusion", conclusion)
                .annotation("commit", run.whole("head_sha"))
                .annotation("display_title", run.whole("display_title"))
                .link("run", run.whole("html_url"));
    }

    /** A stranger's fork may call its branch as it likes, and its runs are reported here too. */
    private static boolean isOfDefaultBranch(GithubEvent event, AlertFields run) {
        String trigger = run.whole("event");
        return event.defaultBranch().equals(run.whole("head_branch"))
                && event.repository().equals(run.within("head_repository").needed("full_name"))
                && (trigger == null || !trigger.startsWith("pull_request"));
    }

    private static @Nullable Instant started(AlertFields run) {
        Instant attempt = run.instant("run_started_at");
        return attempt == null ? run.instant("created_at") : attempt;
    }
}
