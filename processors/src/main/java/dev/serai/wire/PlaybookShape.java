package dev.serai.wire;

import java.io.IOException;

/** One playbook as its file says it. */
final class PlaybookShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("name");
        fields.text("title");
        fields.text("sha256");
        fields.text("when");
        fields.list("steps", new PlaybookStepShape());
    }
}
