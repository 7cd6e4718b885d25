package dev.serai.wire;

import java.io.IOException;

/** A replay with what differs. */
final class ReplayDetailShape implements Shape {

    private static final ReplayDifferenceShape DIFFERENCE = new ReplayDifferenceShape();

    @Override
    public void write(Fields fields) throws IOException {
        ReplayShape.head(fields);
        fields.list("differences", DIFFERENCE);
    }
}
