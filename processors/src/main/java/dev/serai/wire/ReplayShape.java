package dev.serai.wire;

import java.io.IOException;

/** A replay without what differs. */
final class ReplayShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        head(fields);
    }

    static void head(Fields fields) throws IOException {
        fields.text("id");
        fields.text("state");
        fields.number("days");
        fields.text("requested_by");
        fields.instant("requested_at");
        fields.instant("started_at");
        fields.instant("finished_at");
        fields.text("policy_before");
        fields.text("policy_after");
        fields.number("deliveries");
        fields.number("unreadable");
        fields.flag("complete");
        fields.number("alerts");
        fields.number("pages_before");
        fields.number("pages_after");
        fields.number("added");
        fields.number("removed");
        fields.number("moved");
        fields.text("failure");
        fields.flag("shadow");
    }
}
