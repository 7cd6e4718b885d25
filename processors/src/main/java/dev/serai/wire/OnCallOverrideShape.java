package dev.serai.wire;

import java.io.IOException;

/** Who replaces whoever a rota names for a while. */
final class OnCallOverrideShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("id");
        fields.text("rota");
        fields.text("username");
        fields.instant("from");
        fields.instant("until");
        fields.text("created_by");
        fields.instant("created_at");
    }
}
