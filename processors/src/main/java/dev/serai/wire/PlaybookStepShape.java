package dev.serai.wire;

import java.io.IOException;

/** One step of a playbook and what the catalogue says of its action. */
final class PlaybookStepShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("id");
        fields.text("title");
        fields.text("action");
        fields.text("effect");
        fields.number("base_risk");
        fields.flag("reversible");
        fields.text("compensate_with");
        fields.text("on_failure");
        fields.text("verify");
        fields.number("cooldown_seconds");
    }
}
