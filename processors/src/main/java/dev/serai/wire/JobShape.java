package dev.serai.wire;

import java.io.IOException;

/** A job that ran out of attempts. */
final class JobShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("id");
        fields.text("job");
        fields.json("payload");
        fields.text("error");
        fields.number("attempts");
        fields.instant("failed_at");
        fields.instant("retried_at");
        fields.text("retried_by");
    }
}
