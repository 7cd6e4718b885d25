package dev.serai.wire;

import java.io.IOException;

/** What models took in a span of time, and how good the wordings of prompts turned out. */
final class ModelUsageShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.list("items", new ModelUsageItemShape());
        fields.list("prompts", new PromptQualityShape());
    }
}
