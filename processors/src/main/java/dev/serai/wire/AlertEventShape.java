package dev.serai.wire;

import java.io.IOException;

/** A change of an alert's state. */
final class AlertEventShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("id");
        fields.number("episode");
        fields.text("kind");
        fields.text("reason");
        fields.instant("starts_at");
        fields.instant("ends_at");
        fields.instant("at");
    }
}
