package dev.serai.wire;

import java.io.IOException;

/** A personal API token, without its secret. */
final class ApiTokenShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("id");
        fields.text("name");
        fields.texts("scopes");
        fields.instant("created_at");
        fields.instant("expires_at");
        fields.instant("last_used_at");
        fields.instant("revoked_at");
    }
}
