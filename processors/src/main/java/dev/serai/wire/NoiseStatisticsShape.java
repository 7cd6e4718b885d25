package dev.serai.wire;

import java.io.IOException;

/** How loud it was in a span of time, and what of it woke people. */
final class NoiseStatisticsShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.instant("from");
        fields.instant("to");
        fields.list("hours", new NoiseHourShape());
        fields.list("days", new NoiseDayShape());
        fields.list("held_back", new HeldBackShape());
        fields.list("rules", new NoiseRuleShape());
        fields.number("all_rules");
    }
}
