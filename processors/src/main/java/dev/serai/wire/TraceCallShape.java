package dev.serai.wire;

import java.io.IOException;

/** What a model asked a tool, and what became of it. */
final class TraceCallShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.number("round");
        fields.text("tool");
        fields.json("arguments");
        fields.text("verdict");
        fields.text("outcome");
        fields.text("about");
        fields.texts("evidence");
        fields.text("sha256");
        fields.number("bytes");
        fields.number("took_ms");
    }
}
