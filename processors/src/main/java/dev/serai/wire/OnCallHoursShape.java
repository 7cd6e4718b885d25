package dev.serai.wire;

import java.io.IOException;

/** Hours of the week that rules of routing name. */
final class OnCallHoursShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("name");
        fields.text("zone");
        fields.texts("days");
        fields.text("from");
        fields.text("until");
        fields.flag("now");
    }
}
