package dev.serai.alert;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/**
 * Reads what GitHub's webhooks say about security, workflows and deployments
 * (docs.github.com/en/webhooks/webhook-events-and-payloads). Fields that a later GitHub may add are left alone; what is
 * not read, above all a leaked secret itself, is not kept.
 */
public final class GithubNormaliser {

    private GithubNormaliser() {}

    /**
     * The one alert of a delivery; or nothing, with the reason, where it is about no condition.
     *
     * @param event GitHub's name of the event, {@code X-GitHub-Event}. It is not signed, so the body must fit it
     * @param now stands in for a time that is missing
     */
    public static Normalised normalise(JsonNode body, String event, String source, Instant now) {
        if (!body.isObject()) {
            throw Deliveries.malformed("The body is not an event of GitHub");
        }
        try {
            return read(event, new GithubEvent(event, source, now, new AlertFields(body)));
        } catch (Rejection e) {
            return new Normalised(List.of(), List.of(new RejectedAlert(0, e.reason())));
        }
    }

    private static Normalised read(String name, GithubEvent event) {
        return switch (name) {
            case "code_scanning_alert" -> GithubSecurity.codeScanning(event);
            case "dependabot_alert" -> GithubSecurity.dependabot(event);
            case "secret_scanning_alert" -> GithubSecurity.secretScanning(event);
            case "workflow_run" -> GithubWorkflow.run(event);
            case "deployment_status" -> GithubDeployment.status(event);
            default -> Normalised.ignored("not an event that is read");
        };
    }
}
