package dev.serai.wire;

import java.io.IOException;

/** A delivery in quarantine, with what was sent. */
final class QuarantinedDeliveryDetailShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("id");
        fields.text("source");
        fields.text("kind");
        fields.text("reason");
        fields.text("detail");
        fields.number("alerts");
        fields.number("bytes");
        fields.instant("received_at");
        fields.instant("quarantined_at");
        fields.text("payload");
        fields.flag("truncated");
    }
}
