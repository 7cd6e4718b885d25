package dev.serai.alert;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/** Deployments to one environment of a repository: the condition is that the last one failed. */
final class GithubDeployment {

    private static final Set<String> FAILURES = Set.of("failure", "error");

    private GithubDeployment() {}

    static Normalised status(GithubEvent event) {
        AlertFields status = event.body().within("deployment_status");
        String state = status.needed("state");
        boolean failed = FAILURES.contains(state);
        if (!failed && !state.equals("success")) {
            return Normalised.ignored("the deployment neither failed nor succeeded");
        }
        AlertFields deployment = event.body().within("deployment");
        String given = status.whole("environment");
        String environment = given == null ? deployment.needed("environment") : given;
        AlertDraft draft = event.draft("deployment to " + environment + " fails", severity(deployment))
                .description(status.string("description"))
                .label("environment", environment)
                .annotation("ref", deployment.whole("ref"))
                .annotation("commit", deployment.whole("sha"))
                .link("log", status.whole("log_url"))
                .link("target", status.whole("target_url"));
        Instant at = status.instant("created_at");
        return failed ? draft.firing(environment, at) : draft.resolved(environment, null, at);
    }

    /** Production, and what does not say, is high. */
    private static Severity severity(AlertFields deployment) {
        JsonNode production = deployment.node("production_environment");
        Severity severity =
                production == null || deployment.flag("production_environment") ? Severity.HIGH : Severity.MEDIUM;
        deployment.note("severity " + severity.name().toLowerCase(Locale.ROOT) + ": the environment "
                + (production == null
                        ? "does not say whether it is production"
                        : severity == Severity.HIGH ? "is production" : "is not production"));
        return severity;
    }
}
