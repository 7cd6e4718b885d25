package dev.serai.wire;

import java.io.IOException;

/** One entry of the audit and its seal. */
final class AuditEventShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("id");
        fields.text("actor");
        fields.text("verb");
        fields.text("object_type");
        fields.text("object_id");
        fields.text("reason");
        fields.json("details");
        fields.instant("at");
        fields.number("sequence");
        fields.text("hash");
    }
}
