package dev.serai.wire;

import java.io.IOException;

/** One line of an incident's timeline. */
final class TimelineEventShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("id");
        fields.text("kind");
        fields.text("actor");
        fields.text("reason");
        fields.json("details");
        fields.instant("at");
    }
}
