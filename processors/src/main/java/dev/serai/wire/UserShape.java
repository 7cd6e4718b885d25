package dev.serai.wire;

import java.io.IOException;

/** One account. */
final class UserShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("id");
        fields.text("username");
        fields.text("role");
        fields.flag("disabled");
        fields.flag("must_change_password");
        fields.list("identities", new UserIdentityShape());
        fields.instant("created_at");
        fields.instant("updated_at");
        fields.text("email");
        fields.text("phone");
    }
}
