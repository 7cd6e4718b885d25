package dev.serai.wire;

import java.io.IOException;

/** One playbook as its file says it. */
final class PlaybookShape implements Shape {

    private static final PlaybookStepShape STEP = new PlaybookStepShape();

    @Override
    public void write(Fields fields) throws IOException {
        head(fields);
    }

    static void head(Fields fields) throws IOException {
        fields.text("name");
        fields.text("title");
        fields.text("sha256");
        fields.text("when");
        fields.list("steps", STEP);
    }
}
