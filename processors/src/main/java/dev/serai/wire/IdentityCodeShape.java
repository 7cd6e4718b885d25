package dev.serai.wire;

import java.io.IOException;

/** A code that links an identity of a chat channel to the account that asked for it. */
final class IdentityCodeShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("code");
        fields.text("channel");
        fields.instant("expires_at");
    }
}
