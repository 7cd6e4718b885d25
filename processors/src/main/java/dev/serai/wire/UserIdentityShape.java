package dev.serai.wire;

import java.io.IOException;

/** Who an account is in a channel. */
final class UserIdentityShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("channel");
        fields.text("external_id");
    }
}
