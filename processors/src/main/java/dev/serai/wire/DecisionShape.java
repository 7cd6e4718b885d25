package dev.serai.wire;

import java.io.IOException;

/** What became of a decision. */
final class DecisionShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.flag("counted");
        fields.text("reason");
        fields.number("quorum");
        fields.number("approvals");
    }
}
