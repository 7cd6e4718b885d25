package dev.serai.wire;

import java.io.IOException;

/** One approval with its decisions. */
final class ApprovalShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("id");
        fields.text("action_id");
        fields.text("incident_id");
        fields.text("risk_level");
        fields.number("quorum");
        fields.text("role");
        fields.text("requester");
        fields.flag("requester_decides");
        fields.text("digest");
        fields.text("state");
        fields.text("reason");
        fields.list("decisions", new ApprovalDecisionShape());
        fields.instant("created_at");
        fields.instant("escalate_at");
        fields.instant("expires_at");
        fields.instant("closed_at");
        fields.text("cancelled_by");
        fields.text("target_version");
        fields.text("dry_run");
    }
}
