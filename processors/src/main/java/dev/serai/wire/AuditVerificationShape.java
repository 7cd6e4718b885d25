package dev.serai.wire;

import java.io.IOException;

/** The result of verifying the audit. */
final class AuditVerificationShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.flag("valid");
        fields.number("checked");
        fields.number("unsealed");
        fields.text("reason");
        fields.number("first_broken");
        fields.json("checkpoint");
    }
}
