package dev.serai.wire;

import java.io.IOException;

/** The routes that run, and what of the files of routes is not in use. */
final class RouteListShape implements Shape {

    @Override
    public void write(Fields fields) throws IOException {
        fields.instant("counted_since");
        fields.instant("recent_since");
        fields.list("items", new RouteShape());
        fields.list("faults", new RouteFaultShape());
    }
}
