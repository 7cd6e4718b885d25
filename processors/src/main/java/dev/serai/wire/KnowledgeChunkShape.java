package dev.serai.wire;

import java.io.IOException;

/** One piece of what is known, whole. */
final class KnowledgeChunkShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("id");
        fields.text("source");
        fields.text("reference");
        fields.text("title");
        fields.text("text");
        fields.text("version");
        fields.text("licence");
        fields.text("sha256");
        fields.instant("stored_at");
    }
}
