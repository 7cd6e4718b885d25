package dev.serai.wire;

import java.io.IOException;

/** Something that was said in a conversation. */
final class ConversationMessageShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("id");
        fields.number("number");
        fields.text("author");
        fields.text("text");
        fields.text("state");
        fields.list("citations", ConversationMessageShape::citation);
        fields.text("proposal_id");
        fields.instant("at");
        fields.list("trace", new TraceCallShape());
        fields.text("answers");
    }

    private static void citation(Fields fields) throws IOException {
        fields.text("kind");
        fields.text("id");
        fields.text("title");
        fields.text("link");
    }
}
