package dev.serai.wire;

import java.io.IOException;

/** Somebody's time on call. */
final class OnCallShiftShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("username");
        fields.instant("from");
        fields.instant("until");
    }
}
