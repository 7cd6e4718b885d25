package dev.serai.wire;

import java.io.IOException;

/** One rota with its next days. */
final class OnCallScheduleShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("name");
        fields.texts("chains");
        fields.list("shifts", new OnCallShiftShape());
        fields.list("overrides", new OnCallOverrideShape());
    }
}
