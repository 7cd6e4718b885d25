package dev.serai.wire;

import java.io.IOException;

/** What became of a delivery that was read again. */
final class QuarantineReplayShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("id");
        fields.text("source");
        fields.number("accepted");
        fields.number("duplicates");
    }
}
