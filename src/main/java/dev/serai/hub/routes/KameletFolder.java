package dev.serai.hub.routes;

import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.component.kamelet.KameletComponent;

/** Where Kamelets are: in the integrator's folder, then on the class path. */
final class KameletFolder {

    private KameletFolder() {}

    static Stream<String> locations(CamelContext camel) {
        return Arrays.stream(camel.getComponent("kamelet", KameletComponent.class)
                        .getLocation()
                        .split(","))
                .map(String::strip);
    }
}
