package dev.serai.wire;

import java.io.IOException;

/** Why a request was refused (RFC 9457). */
final class ProblemShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("type");
        fields.text("title");
        fields.number("status");
        fields.text("detail");
    }
}
