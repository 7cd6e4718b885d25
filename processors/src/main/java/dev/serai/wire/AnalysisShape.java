package dev.serai.wire;

import java.io.IOException;

/** What an analyst made of an incident. */
final class AnalysisShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("id");
        fields.text("analyst");
        fields.text("status");
        fields.text("reason");
        fields.text("summary");
        fields.list("causes", new CauseShape());
        fields.texts("ruled_out");
        fields.texts("playbooks");
        fields.texts("evidence");
        fields.text("concern");
        fields.text("concern_reason");
        fields.number("tokens_in");
        fields.number("tokens_out");
        fields.number("duration_ms");
        fields.instant("created_at");
        fields.list("trace", new TraceCallShape());
    }
}
