package dev.serai.wire;

import java.io.IOException;

/** What the audit has of an event beside what every CloudEvent says. */
final class CloudEventDataShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("actor");
        fields.text("reason");
        fields.text("object_type");
        fields.text("incident_id");
        fields.json("details");
    }
}
