package dev.serai.wire;

import java.io.IOException;

/** One incident. */
final class IncidentShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("id");
        fields.text("title");
        fields.text("state");
        fields.text("severity");
        fields.text("environment");
        fields.text("cluster");
        fields.text("namespace");
        fields.text("workload");
        fields.text("rule");
        fields.text("correlation_key");
        fields.text("verdict");
        fields.text("verdict_reason");
        fields.number("alerts");
        fields.number("firing");
        fields.instant("opened_at");
        fields.instant("acknowledged_at");
        fields.text("acknowledged_by");
        fields.instant("resolved_at");
        fields.text("resolved_by");
        fields.instant("last_alert_at");
        fields.instant("updated_at");
        fields.text("assignee");
        fields.instant("snoozed_until");
        fields.text("parent");
        fields.number("gathered");
    }
}
