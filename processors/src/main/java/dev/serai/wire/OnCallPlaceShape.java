package dev.serai.wire;

import java.io.IOException;

/** Where people are notified. */
final class OnCallPlaceShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("channel");
        fields.text("chat");
    }
}
