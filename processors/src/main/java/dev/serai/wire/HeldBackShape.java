package dev.serai.wire;

import java.io.IOException;

/** How often triage held something back for one reason. */
final class HeldBackShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("reason");
        fields.number("times");
    }
}
