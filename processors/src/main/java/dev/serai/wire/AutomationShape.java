package dev.serai.wire;

import java.io.IOException;

/** The pause switch. */
final class AutomationShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.flag("paused");
        fields.text("changed_by");
        fields.instant("changed_at");
    }
}
