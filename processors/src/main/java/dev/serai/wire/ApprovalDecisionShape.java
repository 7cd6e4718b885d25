package dev.serai.wire;

import java.io.IOException;

/** One person's decision. */
final class ApprovalDecisionShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("user_id");
        fields.text("username");
        fields.text("verdict");
        fields.text("channel");
        fields.text("comment");
        fields.instant("at");
        fields.text("account");
    }
}
