package dev.serai.wire;

import java.io.IOException;

/** One day: what came, what woke people, and how long they took. */
final class NoiseDayShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.instant("at");
        fields.number("alerts");
        fields.number("pages");
        fields.number("held_back");
        fields.number("acknowledged");
        fields.number("acknowledged_median");
        fields.number("acknowledged_p90");
        fields.number("resolved");
        fields.number("resolved_median");
        fields.number("resolved_p90");
    }
}
