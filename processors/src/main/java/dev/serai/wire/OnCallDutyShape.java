package dev.serai.wire;

import java.io.IOException;

/** Who is on call by one rota, and who is next. */
final class OnCallDutyShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("rota");
        fields.text("username");
        fields.instant("until");
        fields.text("next_username");
        fields.instant("next_from");
    }
}
