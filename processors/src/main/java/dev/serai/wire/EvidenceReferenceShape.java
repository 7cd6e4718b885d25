package dev.serai.wire;

import java.io.IOException;

/** Evidence by its id and hash. */
final class EvidenceReferenceShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("id");
        fields.text("sha256");
    }
}
