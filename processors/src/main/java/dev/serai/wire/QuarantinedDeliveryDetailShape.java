package dev.serai.wire;

import java.io.IOException;

/** A delivery in quarantine, with what was sent. */
final class QuarantinedDeliveryDetailShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        QuarantinedDeliveryShape.head(fields);
        fields.text("payload");
        fields.flag("truncated");
    }
}
