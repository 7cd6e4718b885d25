package dev.serai.wire;

import java.io.IOException;

/** A likely cause with the evidence it is drawn from. */
final class CauseShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("text");
        fields.number("confidence");
        fields.texts("evidence");
    }
}
