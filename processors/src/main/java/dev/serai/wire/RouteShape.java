package dev.serai.wire;

import java.io.IOException;

/** A route: where it is written, where it leads, and how often it ran. */
final class RouteShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("id");
        fields.text("description");
        fields.text("stage");
        fields.text("file");
        fields.number("line");
        fields.flag("own");
        fields.flag("running");
        fields.texts("calls");
        fields.number("exchanges");
        fields.number("failed");
        fields.number("mean_ms");
        fields.number("recent_exchanges");
        fields.number("recent_failed");
    }
}
