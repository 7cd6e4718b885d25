package dev.serai.wire;

import java.io.IOException;

/** A delivery in quarantine. */
final class QuarantinedDeliveryShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        head(fields);
    }

    static void head(Fields fields) throws IOException {
        fields.text("id");
        fields.text("source");
        fields.text("kind");
        fields.text("reason");
        fields.text("detail");
        fields.number("alerts");
        fields.number("bytes");
        fields.instant("received_at");
        fields.instant("quarantined_at");
    }
}
