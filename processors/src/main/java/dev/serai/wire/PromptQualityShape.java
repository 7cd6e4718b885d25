package dev.serai.wire;

import java.io.IOException;

/** How good the answers to one wording turned out. */
final class PromptQualityShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("prompt");
        fields.text("version");
        fields.text("variant");
        fields.number("answers");
        fields.number("cited");
        fields.number("accepted");
        fields.number("rejected");
        fields.number("approved");
        fields.number("helped");
    }
}
