package dev.serai.wire;

import java.io.IOException;

/** One playbook with its file's text. */
final class PlaybookDetailShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        PlaybookShape.head(fields);
        fields.text("source");
    }
}
