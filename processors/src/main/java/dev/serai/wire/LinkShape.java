package dev.serai.wire;

import java.io.IOException;

/** Where to read on. */
final class LinkShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("title");
        fields.text("url");
    }
}
