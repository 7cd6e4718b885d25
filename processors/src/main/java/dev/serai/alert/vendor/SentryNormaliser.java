package dev.serai.alert.vendor;

import dev.serai.alert.AlertDraft;
import dev.serai.alert.AlertFields;
import dev.serai.alert.AlertState;
import dev.serai.alert.Deliveries;
import dev.serai.alert.Normalised;
import dev.serai.alert.Payload;
import dev.serai.alert.Severity;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the webhooks of Sentry's integration platform (docs.sentry.io/integrations/integration-platform/webhooks). The
 * condition is the issue, or the rule of a metric alert.
 */
public final class SentryNormaliser {

    private static final Map<String, AlertState> ISSUES = Map.of(
            "created", AlertState.FIRING,
            "unresolved", AlertState.FIRING,
            "resolved", AlertState.RESOLVED,
            "archived", AlertState.RESOLVED,
            "ignored", AlertState.RESOLVED);

    private static final Map<String, AlertState> METRICS = Map.of(
            "critical", AlertState.FIRING,
            "warning", AlertState.FIRING,
            "resolved", AlertState.RESOLVED);

    private SentryNormaliser() {}

    /** The one alert of a delivery, whose event is {@code Sentry-Hook-Resource}; or nothing, with the reason. */
    public static Normalised normalise(Payload payload) {
        return Deliveries.one(payload, body -> read(body, payload));
    }

    private static Normalised read(AlertFields body, Payload payload) {
        String resource = payload.event();
        return switch (resource == null ? "" : resource) {
            case "event_alert" -> event(body.within("data"), payload);
            case "issue" -> issue(body.needed("action"), body.within("data").within("issue"), payload);
            case "metric_alert" -> metric(body.needed("action"), body.within("data"), payload);
            default -> Normalised.ignored("not a resource that is read");
        };
    }

    private static Normalised event(AlertFields data, Payload payload) {
        AlertFields event = data.within("event");
        return new AlertDraft(event, payload)
                .title(event.whole("title"), event.whole("message"))
                .description(event.string("culprit"))
                .severity(event.whole("level"))
                .label("project", event.text("project"))
                .label("environment", event.text("environment"))
                .label("issue", event.needed("issue_id"))
                .annotation("rule", data.string("triggered_rule"))
                .annotation("platform", event.string("platform"))
                .link("sentry", event.whole("web_url"))
                .firing("issue:" + event.needed("issue_id"), event.instant("datetime"));
    }

    private static Normalised issue(String action, AlertFields issue, Payload payload) {
        AlertState state = ISSUES.get(action);
        if (state == null) {
            return Normalised.ignored("the issue neither opens nor closes");
        }
        AlertDraft draft = new AlertDraft(issue, payload)
                .title(issue.whole("title"))
                .description(issue.string("culprit"))
                .severity(issue.whole("level"))
                .label("project", slug(issue.maybe("project")))
                .label("issue", issue.needed("id"))
                .annotation("short_id", issue.string("shortId"))
                .annotation("action", action)
                .link("sentry", first(issue.whole("web_url"), issue.whole("permalink")));
        String condition = "issue:" + issue.needed("id");
        // Nothing in it says when it was opened again, or closed.
        return draft.as(state, condition, action.equals("created") ? issue.instant("firstSeen") : null, null);
    }

    private static Normalised metric(String action, AlertFields data, Payload payload) {
        AlertState state = METRICS.get(action);
        if (state == null) {
            return Normalised.ignored("the metric alert neither fires nor ends");
        }
        AlertFields alert = data.within("metric_alert");
        AlertFields rule = alert.within("alert_rule");
        String id = rule.text("id");
        AlertDraft draft = new AlertDraft(alert, payload)
                .title(alert.whole("title"), rule.whole("name"), data.whole("description_title"))
                .description(data.string("description_text"))
                .severity("warning".equals(action) ? Severity.MEDIUM : Severity.CRITICAL)
                .label("rule", rule.string("name"))
                .annotation("action", action)
                .link("sentry", data.whole("web_url"));
        String condition = "metric:" + (id == null ? alert.needed("id") : id);
        return draft.as(
                state,
                condition,
                alert.instant("date_started"),
                state == AlertState.RESOLVED ? alert.instant("date_closed") : null);
    }

    private static @Nullable String slug(@Nullable AlertFields project) {
        return project == null ? null : project.string("slug");
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one == null ? other : one;
    }
}
