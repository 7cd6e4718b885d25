package dev.serai.wire;

import java.io.IOException;

/** What one model took for one purpose and person. */
final class ModelUsageItemShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("model");
        fields.text("purpose");
        fields.text("user");
        fields.number("calls");
        fields.number("cached");
        fields.number("failed");
        fields.number("refused");
        fields.number("tokens_in");
        fields.number("tokens_out");
        fields.number("cost");
        fields.number("tokens_reserved");
    }
}
