package dev.serai.alert.vendor;

import dev.serai.alert.AlertDraft;
import dev.serai.alert.AlertFields;
import dev.serai.alert.AlertState;
import dev.serai.alert.Deliveries;
import dev.serai.alert.Normalised;
import dev.serai.alert.Payload;
import dev.serai.alert.Severity;
import java.util.Map;
import java.util.Set;

/**
 * Reads GitLab's webhooks about pipelines, deployments and vulnerabilities
 * (docs.gitlab.com/user/project/integrations/webhook_events). The condition is that the last pipeline of the default branch,
 * or the last deployment to an environment, failed; or the vulnerability itself.
 */
public final class GitlabNormaliser {

    private static final Map<String, AlertState> ENDED =
            Map.of("failed", AlertState.FIRING, "success", AlertState.RESOLVED);

    private static final Set<String> CLOSED = Set.of("resolved", "dismissed");

    private GitlabNormaliser() {}

    /** The one alert of a delivery; or nothing, with the reason, where it is about no condition. */
    public static Normalised normalise(Payload payload) {
        return Deliveries.one(payload, body -> read(body, payload));
    }

    private static Normalised read(AlertFields body, Payload payload) {
        return switch (body.needed("object_kind")) {
            case "pipeline" -> pipeline(body, payload);
            case "deployment" -> deployment(body, payload);
            case "vulnerability" -> vulnerability(body, payload);
            default -> Normalised.ignored("not an event that is read");
        };
    }

    private static Normalised pipeline(AlertFields body, Payload payload) {
        AlertFields run = body.within("object_attributes");
        AlertFields project = body.within("project");
        String branch = run.needed("ref");
        if (body.node("merge_request") != null || run.flag("tag") || !branch.equals(project.whole("default_branch"))) {
            return Normalised.ignored("not about the default branch");
        }
        AlertState state = ENDED.get(run.needed("status"));
        if (state == null) {
            return Normalised.ignored("the pipeline neither failed nor succeeded");
        }
        run.note("severity medium: a pipeline has none of its own");
        String name = project.needed("path_with_namespace");
        var created = GitlabTimes.at(run, "created_at");
        return new AlertDraft(run, payload)
                .title(name + ": the pipeline fails on " + branch)
                .severity(Severity.MEDIUM)
                .label("project", name)
                .label("branch", branch)
                .annotation("commit", run.string("sha"))
                .annotation("source", run.string("source"))
                .link("pipeline", run.whole("url"))
                // Pipelines are in order by their creation: what an older, slower one says must not outdo a newer one.
                .as(
                        state,
                        "pipeline:" + name + ":" + branch,
                        state == AlertState.FIRING ? created : null,
                        state == AlertState.FIRING ? null : created);
    }

    private static Normalised deployment(AlertFields body, Payload payload) {
        AlertState state = ENDED.get(body.needed("status"));
        if (state == null) {
            return Normalised.ignored("the deployment neither failed nor succeeded");
        }
        String name = body.within("project").needed("path_with_namespace");
        String environment = body.needed("environment");
        String tier = body.whole("environment_tier");
        Severity severity = tier == null || tier.equals("production") ? Severity.HIGH : Severity.MEDIUM;
        body.note("severity is by the environment's tier");
        var at = GitlabTimes.at(body, "status_changed_at");
        return new AlertDraft(body, payload)
                .title(name + ": the deployment to " + environment + " fails")
                .severity(severity)
                .label("project", name)
                .label("environment", environment)
                .annotation("ref", body.string("ref"))
                .annotation("commit", body.string("short_sha"))
                .link("job", body.whole("deployable_url"))
                .as(
                        state,
                        "deployment:" + name + ":" + environment,
                        state == AlertState.FIRING ? at : null,
                        state == AlertState.FIRING ? null : at);
    }

    private static Normalised vulnerability(AlertFields body, Payload payload) {
        AlertFields found = body.within("object_attributes");
        String url = found.needed("url");
        String said = found.needed("state");
        AlertDraft draft = new AlertDraft(found, payload)
                .title(found.whole("title"))
                .severity(found.whole("severity"))
                .label("project", found.text("project_id"))
                .label("report_type", found.string("report_type"))
                .annotation("state", said)
                .link("gitlab", url);
        return CLOSED.contains(said)
                ? draft.resolved("vulnerability:" + url, null, GitlabTimes.at(found, said + "_at"))
                : draft.firing("vulnerability:" + url, GitlabTimes.at(found, "detected_at"));
    }
}
