package dev.serai.wire;

import java.io.IOException;

/** An alert that would have been held back. */
final class PreviewedAlertShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("id");
        fields.text("incident_id");
        fields.text("title");
        fields.text("source");
        fields.text("severity");
        fields.text("state");
        fields.instant("last_seen");
    }
}
