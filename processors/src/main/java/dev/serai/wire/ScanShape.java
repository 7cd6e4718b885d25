package dev.serai.wire;

import java.io.IOException;

/** A scan without what it has found. */
final class ScanShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        head(fields);
    }

    static void head(Fields fields) throws IOException {
        fields.text("id");
        fields.text("state");
        fields.texts("clusters");
        fields.texts("hosts");
        fields.text("requested_by");
        fields.instant("requested_at");
        fields.instant("started_at");
        fields.instant("finished_at");
        fields.number("found");
        fields.texts("gaps");
        fields.text("failure");
    }
}
