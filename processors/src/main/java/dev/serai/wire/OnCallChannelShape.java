package dev.serai.wire;

import java.io.IOException;

/** A channel that is on. */
final class OnCallChannelShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("name");
        fields.flag("escalation");
    }
}
