package dev.serai.wire;

import java.io.IOException;

/** The account that calls. */
final class MeShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("id");
        fields.text("username");
        fields.text("role");
        fields.flag("must_change_password");
        fields.list("identities", new UserIdentityShape());
        fields.text("email");
        fields.text("phone");
    }
}
