package dev.serai.wire;

import java.io.IOException;

/** What became of the acknowledgement of one of several incidents. */
final class AcknowledgedIncidentShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("id");
        fields.flag("acknowledged");
        fields.text("problem");
    }
}
