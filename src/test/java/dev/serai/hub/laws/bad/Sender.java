package dev.serai.hub.laws.bad;

import org.apache.camel.ProducerTemplate;

/** Sends to an endpoint where no reader of the routes sees it: what the laws refuse. */
public record Sender(ProducerTemplate camel) {}
