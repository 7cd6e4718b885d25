package dev.serai.wire.bad;

import dev.serai.hub.http.ProblemRenderer;
import org.apache.camel.Exchange;

/** A contract that knows the hub and Camel: what the laws refuse. */
public record HubInContract(ProblemRenderer renderer, Exchange exchange) {}
