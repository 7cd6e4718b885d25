package dev.serai.wire;

import java.io.IOException;

/** A source of what is known, as it was read last. */
final class KnowledgeSourceShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("name");
        fields.text("version");
        fields.text("licence");
        fields.number("chunks");
        fields.instant("refreshed_at");
    }
}
