package dev.serai.wire;

import java.io.IOException;

/** A conversation of the caller with what was said last. */
final class ConversationDetailsShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        new ConversationShape().write(fields);
        fields.list("messages", new ConversationMessageShape());
    }
}
