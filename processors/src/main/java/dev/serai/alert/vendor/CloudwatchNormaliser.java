package dev.serai.alert.vendor;

import com.fasterxml.jackson.databind.JsonNode;
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
 * Reads CloudWatch's alarm state changes as EventBridge hands them to an API destination
 * (docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html). The condition is the alarm's ARN.
 */
public final class CloudwatchNormaliser {

    private static final String CHANGE = "CloudWatch Alarm State Change";

    /** An alarm that lacks data says neither. */
    private static final Map<String, AlertState> STATES = Map.of("ALARM", AlertState.FIRING, "OK", AlertState.RESOLVED);

    private CloudwatchNormaliser() {}

    /** The one alert of an event; or nothing where an alarm lacks data, or the event is another one. */
    public static Normalised normalise(Payload payload) {
        return Deliveries.one(payload, event -> read(event, payload));
    }

    private static Normalised read(AlertFields event, Payload payload) {
        if (!CHANGE.equals(event.needed("detail-type"))) {
            return Normalised.ignored("not an alarm's change of state");
        }
        AlertFields detail = event.within("detail");
        AlertFields now = detail.within("state");
        AlertState state = STATES.get(now.needed("value"));
        if (state == null) {
            return Normalised.ignored("the alarm neither fires nor is over");
        }
        String arn = event.firstOf("resources");
        String name = detail.needed("alarmName");
        var at = event.instant("time");
        return draft(event, detail, payload)
                .title(name)
                .description(now.whole("reason"))
                .as(
                        state,
                        arn == null ? event.text("account") + ":" + event.text("region") + ":" + name : arn,
                        state == AlertState.FIRING ? at : null,
                        state == AlertState.FIRING ? null : at);
    }

    private static AlertDraft draft(AlertFields event, AlertFields detail, Payload payload) {
        AlertFields configuration = detail.maybe("configuration");
        AlertFields metric = metric(configuration);
        event.note("severity high: an alarm has none of its own");
        AlertDraft draft = new AlertDraft(event, payload)
                .severity(Severity.HIGH)
                .label("alarm", detail.string("alarmName"))
                .label("account", event.text("account"))
                .label("region", event.string("region"))
                .annotation("alarm_description", configuration == null ? null : configuration.string("description"));
        if (metric != null) {
            draft.label("metric", metric.string("name")).label("metric_namespace", metric.string("namespace"));
            metric.texts("dimensions").forEach((name, value) -> draft.label(name, value));
        }
        return draft;
    }

    /** Of an alarm of one metric, or the first of several. */
    private static @Nullable AlertFields metric(@Nullable AlertFields configuration) {
        JsonNode first =
                configuration == null ? null : configuration.list("metrics").path(0);
        if (first == null || !first.isObject()) {
            return null;
        }
        AlertFields stat = AlertFields.of(first).maybe("metricStat");
        return stat == null ? null : stat.maybe("metric");
    }
}
