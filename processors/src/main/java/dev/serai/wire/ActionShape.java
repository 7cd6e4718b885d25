package dev.serai.wire;

import java.io.IOException;

/** One action with its risk and its result. */
final class ActionShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("id");
        fields.text("incident_id");
        fields.text("approval_id");
        fields.text("playbook");
        fields.text("playbook_sha256");
        fields.text("step");
        fields.text("kamelet");
        fields.text("kamelet_sha256");
        fields.text("effect");
        fields.json("arguments");
        fields.text("target");
        fields.text("target_version");
        fields.text("image_digest");
        fields.text("dry_run");
        fields.list("evidence", new EvidenceReferenceShape());
        fields.number("risk_score");
        fields.text("risk_level");
        fields.list("risk_factors", new RiskFactorShape());
        fields.text("state");
        fields.text("reason");
        fields.text("proposed_by");
        fields.text("compensates");
        fields.instant("created_at");
        fields.instant("approved_at");
        fields.instant("start_by");
        fields.instant("started_at");
        fields.instant("finished_at");
        fields.json("result");
        fields.text("verification");
        fields.text("verification_reason");
        fields.instant("updated_at");
        fields.text("cancelled_by");
    }
}
