package dev.serai.wire;

import java.io.IOException;

/** A time in which effects are expected. */
final class MaintenanceWindowShape implements Shape {

    private static final Shape MATCHER = new MatcherShape();

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("id");
        fields.text("state");
        fields.list("scope", MATCHER);
        fields.json("expects");
        fields.json("except");
        fields.text("starts_at");
        fields.text("zone");
        fields.number("length_seconds");
        fields.text("rule");
        fields.text("author");
        fields.text("comment");
        fields.instant("created_at");
        fields.text("change_id");
        fields.instant("active_until");
        fields.instant("next_at");
        fields.instant("ended_at");
        fields.text("ended_by");
    }
}
