package dev.serai.wire;

import java.io.IOException;

/** A conversation of the caller, without what was said. */
final class ConversationShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("id");
        fields.text("incident_id");
        fields.text("title");
        fields.text("channel");
        fields.text("model");
        fields.text("state");
        fields.text("end_reason");
        fields.instant("created_at");
        fields.instant("last_at");
        fields.instant("ends_at");
    }
}
