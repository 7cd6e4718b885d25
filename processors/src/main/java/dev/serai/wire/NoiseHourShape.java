package dev.serai.wire;

import java.io.IOException;

/** The alerts of one hour. */
final class NoiseHourShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.instant("at");
        fields.number("alerts");
    }
}
