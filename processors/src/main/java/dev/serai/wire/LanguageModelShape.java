package dev.serai.wire;

import java.io.IOException;

/** A model that may be asked; neither its key nor its address. */
final class LanguageModelShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("name");
        fields.text("model");
        fields.text("availability");
        fields.flag("tools");
        fields.number("context_tokens");
        fields.number("price_in");
        fields.number("price_out");
        fields.texts("chosen_by");
    }
}
