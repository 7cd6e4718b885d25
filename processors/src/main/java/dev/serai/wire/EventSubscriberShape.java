package dev.serai.wire;

import java.io.IOException;

/** Who is sent events, and how far it has them. */
final class EventSubscriberShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("name");
        fields.text("kind");
        fields.text("position");
        fields.number("lag_events");
        fields.number("lag_seconds");
        fields.number("delivered");
        fields.instant("last_event_at");
        fields.number("failures");
        fields.instant("failing_since");
        fields.text("last_error");
        fields.instant("paused_until");
        fields.text("blocked_event");
        fields.text("blocked_type");
        fields.flag("skip_requested");
        fields.text("skip_refused_event");
        fields.text("skip_refused");
        fields.instant("skip_refused_at");
        fields.number("dead_letters");
        fields.instant("updated_at");
    }
}
