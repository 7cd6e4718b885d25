package dev.serai.wire;

import java.io.IOException;

/** What a person wants to hear nothing of for a while. */
final class SilenceShape implements Shape {

    private static final Shape MATCHER = new MatcherShape();

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("id");
        fields.text("state");
        fields.list("matchers", MATCHER);
        fields.text("author");
        fields.text("comment");
        fields.instant("created_at");
        fields.instant("starts_at");
        fields.instant("ends_at");
        fields.text("ended_by");
    }
}
