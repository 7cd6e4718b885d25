package dev.serai.wire;

import java.io.IOException;

/** What was decided of an alert. */
final class AlertDecisionShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("alert_id");
        fields.text("incident_id");
        fields.text("verdict");
        fields.text("reason");
        fields.text("sentence");
        fields.text("because");
        fields.instant("decided_at");
        fields.instant("check_again_at");
        fields.text("policy");
        fields.texts("trace");
    }
}
