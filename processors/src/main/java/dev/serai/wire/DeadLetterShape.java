package dev.serai.wire;

import java.io.IOException;

/** An event that was given up for a subscriber. */
final class DeadLetterShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("id");
        fields.text("subscriber");
        fields.text("type");
        fields.text("key");
        fields.text("error");
        fields.number("attempts");
        fields.instant("event_at");
        fields.instant("died_at");
        fields.instant("retry_at");
    }
}
