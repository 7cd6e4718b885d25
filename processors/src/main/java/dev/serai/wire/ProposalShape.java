package dev.serai.wire;

import java.io.IOException;

/** What became, or would become, of the wish for an action. */
final class ProposalShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("outcome");
        fields.text("reason");
        fields.text("detail");
        fields.text("action_id");
        fields.text("approval_id");
        fields.text("playbook");
        fields.text("step");
        fields.text("kamelet");
        fields.text("effect");
        fields.json("arguments");
        fields.text("target");
        fields.text("compensates");
        fields.text("requested_by");
        fields.number("risk_score");
        fields.text("risk_level");
        fields.list("risk_factors", new RiskFactorShape());
        fields.text("state");
        fields.number("quorum");
        fields.text("role");
        fields.number("eligible");
        fields.texts("deciders");
        fields.number("expires_in_seconds");
        fields.flag("dry_run");
    }
}
