package dev.serai.wire;

import java.io.IOException;

/** How loud one rule of a source was. */
final class NoiseRuleShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("name");
        fields.flag("labelled");
        fields.number("alerts");
        fields.number("returned");
        fields.number("incidents");
        fields.number("pages");
        fields.list("held_back", new HeldBackShape());
        fields.instant("last_at");
    }
}
