package dev.serai.wire;

import java.io.IOException;

/** One observation, without its content. */
final class EvidenceShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("id");
        fields.text("alert_id");
        fields.text("action_id");
        fields.text("kind");
        fields.text("source");
        fields.text("sha256");
        fields.text("excerpt");
        fields.text("content_type");
        fields.number("size_bytes");
        fields.instant("collected_at");
    }
}
