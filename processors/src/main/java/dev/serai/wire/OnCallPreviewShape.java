package dev.serai.wire;

import java.io.IOException;

/** What would become of an alert: whether it pages, and who is notified. */
final class OnCallPreviewShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("verdict");
        fields.text("verdict_reason");
        fields.list("to", new OnCallPlaceShape());
        fields.text("routing_reason");
        fields.text("rule");
    }
}
