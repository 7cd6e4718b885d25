package dev.serai.wire;

import java.io.IOException;

/** Who decides at one level of risk, and how long they have. */
final class ApprovalLevelShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("level");
        fields.flag("automatic");
        fields.number("quorum");
        fields.text("role");
        fields.number("expires_after");
        fields.number("escalates_after");
        fields.flag("requester_decides");
    }
}
