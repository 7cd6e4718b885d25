package dev.serai.wire;

import java.io.IOException;

/** The tokens of a session. */
final class SessionShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("access_token");
        fields.text("refresh_token");
        fields.text("token_type");
        fields.number("expires_in");
    }
}
