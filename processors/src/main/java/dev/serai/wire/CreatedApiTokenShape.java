package dev.serai.wire;

import java.io.IOException;

/** A personal API token as it is made, the only time that it is shown. */
final class CreatedApiTokenShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("id");
        fields.text("name");
        fields.text("token");
        fields.texts("scopes");
        fields.instant("created_at");
        fields.instant("expires_at");
    }
}
