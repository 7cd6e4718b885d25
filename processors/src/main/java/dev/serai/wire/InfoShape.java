package dev.serai.wire;

import java.io.IOException;

/** What this hub is. */
final class InfoShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("name");
        fields.text("version");
        fields.text("api_version");
        fields.texts("notices");
    }
}
