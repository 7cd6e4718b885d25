package dev.serai.alert.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.alert.AlertDraft;
import dev.serai.alert.AlertFields;
import dev.serai.alert.AlertState;
import dev.serai.alert.Deliveries;
import dev.serai.alert.Limits;
import dev.serai.alert.Normalised;
import dev.serai.alert.Payload;
import dev.serai.alert.Rejection;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what Zabbix' webhook media type sends with the script that docs/start/sources.md gives, made of Zabbix' macros
 * (zabbix.com/documentation/current/en/manual/appendix/macros/supported_by_location). The condition is the trigger, which
 * belongs to one host.
 */
public final class ZabbixNormaliser {

    private static final Pattern MACRO = Pattern.compile("\\{[A-Z0-9.$#:]+}|\\*UNKNOWN\\*");

    private ZabbixNormaliser() {}

    /** The one alert of a delivery; or nothing where somebody only updated a problem. */
    public static Normalised normalise(Payload payload) {
        return Deliveries.one(payload, body -> read(body, payload));
    }

    private static Normalised read(AlertFields body, Payload payload) {
        if ("1".equals(said(body, "update_status"))) {
            return Normalised.ignored("somebody updated the problem where it came from");
        }
        String value = said(body, "value");
        if (value == null || !value.matches("[01]")) {
            throw new Rejection("value is neither 1, a problem, nor 0, its end");
        }
        String trigger = said(body, "trigger_id");
        String condition = trigger == null ? said(body, "event_id") : trigger;
        if (condition == null) {
            throw new Rejection("trigger_id and event_id are missing");
        }
        boolean over = value.equals("0");
        return draft(body, payload)
                .as(
                        over ? AlertState.RESOLVED : AlertState.FIRING,
                        condition,
                        seconds(body, "started"),
                        over ? seconds(body, "ended") : null);
    }

    private static AlertDraft draft(AlertFields body, Payload payload) {
        return new AlertDraft(body, payload)
                .title(said(body, "name"))
                .description(said(body, "operational_data"))
                .severity(said(body, "severity"))
                .labels(tags(body))
                .label("host", said(body, "host"))
                .label("trigger", said(body, "trigger_id"))
                .annotation("event", said(body, "event_id"))
                .link("zabbix", said(body, "url"));
    }

    /** Zabbix leaves a macro that it does not know as it was written. */
    private static @Nullable String said(AlertFields body, String name) {
        String value = body.text(name);
        return value == null || MACRO.matcher(value).matches() ? null : value;
    }

    private static @Nullable Instant seconds(AlertFields body, String name) {
        return said(body, name) == null ? null : body.seconds(name);
    }

    /** {@code {EVENT.TAGSJSON}}: a list of objects with tag and value. */
    private static Map<String, String> tags(AlertFields body) {
        Map<String, String> labels = new LinkedHashMap<>();
        JsonNode tags = body.node("tags");
        for (JsonNode tag : tags == null || !tags.isArray() ? body.list("no tags") : tags) {
            if (tag.isObject() && labels.size() < Limits.LABELS / 2) {
                AlertFields one = AlertFields.of(tag);
                String name = one.text("tag");
                String value = one.text("value");
                if (name != null && name.length() <= Limits.KEY_CHARACTERS && value != null) {
                    labels.putIfAbsent(name, value);
                }
            }
        }
        return labels;
    }
}
