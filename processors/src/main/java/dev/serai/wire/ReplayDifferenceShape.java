package dev.serai.wire;

import java.io.IOException;

/** An alert that pages otherwise under another policy. */
final class ReplayDifferenceShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("kind");
        fields.text("alert");
        fields.text("title");
        fields.text("service");
        fields.text("severity");
        fields.instant("fired_at");
        fields.object("before", ReplayDifferenceShape::decision);
        fields.object("after", ReplayDifferenceShape::decision);
    }

    private static void decision(Fields fields) throws IOException {
        fields.text("verdict");
        fields.text("reason");
        fields.text("because");
        fields.instant("at");
        fields.texts("trace");
    }
}
