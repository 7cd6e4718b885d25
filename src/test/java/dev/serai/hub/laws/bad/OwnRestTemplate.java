package dev.serai.hub.laws.bad;

import org.springframework.web.client.RestTemplate;

/** Holds Spring's client, without a deadline and a limit: what the laws refuse. */
public record OwnRestTemplate(RestTemplate client) {}
