package dev.serai.wire;

import java.io.IOException;

/** Who may post alerts, and how that goes. */
final class AlertSourceShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("name");
        fields.text("kind");
        fields.text("authentication");
        fields.text("environment");
        fields.instant("last_delivery_at");
        fields.number("quarantined");
    }
}
