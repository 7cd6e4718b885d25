package dev.serai.wire;

import java.io.IOException;

/** One finding with its evidence. */
final class ScanFindingShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("id");
        fields.text("target");
        fields.text("rule");
        fields.text("severity");
        fields.text("kind");
        fields.text("namespace");
        fields.text("name");
        fields.text("path");
        fields.text("value");
        fields.text("sentence");
        fields.texts("techniques");
        fields.texts("controls");
        fields.texts("knowledge");
    }
}
