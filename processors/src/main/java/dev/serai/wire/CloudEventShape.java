package dev.serai.wire;

import java.io.IOException;

/**
 * Something that happened, as other systems are given it: CloudEvents 1.0 in structured mode. Its data is
 * the {@code CloudEventData}.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md">JSON event format</a>
 */
final class CloudEventShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("specversion");
        fields.text("id");
        fields.text("source");
        fields.text("type");
        fields.text("subject");
        fields.instant("time");
        fields.text("datacontenttype");
        fields.json("data");
    }
}
