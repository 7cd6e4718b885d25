package dev.serai.wire;

import java.io.IOException;

/** A condition on a label. */
final class MatcherShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("name");
        fields.text("operator");
        fields.text("value");
    }
}
