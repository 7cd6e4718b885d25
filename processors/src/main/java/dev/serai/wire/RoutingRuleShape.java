package dev.serai.wire;

import java.io.IOException;

/** A rule of the routing policy. */
final class RoutingRuleShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.text("name");
        fields.texts("about");
        fields.text("when");
        fields.list("to", new OnCallPlaceShape());
    }
}
