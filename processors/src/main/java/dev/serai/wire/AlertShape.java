package dev.serai.wire;

import java.io.IOException;

/** One alert. */
final class AlertShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("id");
        fields.text("source");
        fields.text("fingerprint");
        fields.text("state");
        fields.text("severity");
        fields.text("title");
        fields.text("description");
        fields.text("environment");
        fields.json("labels");
        fields.json("annotations");
        fields.list("links", new LinkShape());
        fields.texts("notes");
        fields.instant("starts_at");
        fields.instant("ends_at");
        fields.instant("first_seen");
        fields.instant("last_seen");
        fields.number("occurrences");
        fields.number("transitions");
        fields.number("episode");
        fields.text("incident_id");
        fields.instant("stale_since");
    }
}
