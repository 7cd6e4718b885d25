package dev.serai.wire;

import java.io.IOException;

/** One reason for a risk score. */
final class RiskFactorShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("name");
        fields.number("points");
        fields.text("reason");
    }
}
