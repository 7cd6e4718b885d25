package dev.serai.hub.laws.bad;

import org.apache.camel.Exchange;
import org.apache.camel.Route;

/** Runs a route where no reader of the routes sees it: what the laws refuse. */
public final class StepRunner {

    private StepRunner() {}

    public static void run(Route route, Exchange exchange) throws Exception {
        route.getProcessor().process(exchange);
    }
}
