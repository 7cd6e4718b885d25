package dev.serai.wire;

import java.io.IOException;

/** One answer of a search: what can be cited, and the words in it that fit best. */
final class KnowledgeItemShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("id");
        fields.text("source");
        fields.text("reference");
        fields.text("title");
        fields.text("excerpt");
        fields.text("licence");
        fields.number("score");
    }
}
