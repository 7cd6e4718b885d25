package dev.serai.wire;

import java.io.IOException;

/** A change that somebody or something declared. */
final class ChangeShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("id");
        fields.text("key");
        fields.text("kind");
        fields.text("title");
        fields.json("labels");
        fields.text("author");
        fields.text("source");
        fields.text("link");
        fields.instant("at");
        fields.instant("ended_at");
        fields.text("outcome");
        fields.json("limits");
        fields.instant("recorded_at");
    }
}
