package dev.serai.wire;

import java.io.IOException;

/** A playbook that a person asked for, with what became of each of its steps so far. */
final class PlaybookRunShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("playbook");
        fields.text("playbook_sha256");
        fields.text("incident_id");
        fields.flag("applies");
        fields.text("requested_by");
        fields.flag("dry_run");
        fields.list("steps", new ProposalShape());
    }
}
