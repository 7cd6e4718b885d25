package dev.serai.alert;

/**
 * Reads what GitHub's webhooks say about security, workflows and deployments
 * (docs.github.com/en/webhooks/webhook-events-and-payloads). Fields that a later GitHub may add are left alone; what is
 * not read, above all a leaked secret itself, is not kept.
 */
public final class GithubNormaliser {

    private GithubNormaliser() {}

    /**
     * The one alert of a delivery; or nothing, with the reason, where it is about no condition. Its event is GitHub's name of
     * it, {@code X-GitHub-Event}, which is not signed, so the body must fit it.
     */
    public static Normalised normalise(Payload payload) {
        String event = payload.event();
        if (event == null) {
            throw Deliveries.malformed("X-GitHub-Event is missing");
        }
        return Deliveries.one(payload, body -> read(event, new GithubEvent(event, payload, body)));
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
