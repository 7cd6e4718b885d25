package dev.serai.wire;

import java.io.IOException;

/** Why something in a file of routes is not in use as it is written. */
final class RouteFaultShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("file");
        fields.number("line");
        fields.text("reason");
    }
}
