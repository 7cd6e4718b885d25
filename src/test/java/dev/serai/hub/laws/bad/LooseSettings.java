package dev.serai.hub.laws.bad;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** Settings outside their package, and no record: what the laws refuse. It is abstract so that the scan for settings passes it by. */
@ConfigurationProperties("serai.test.loose")
public abstract class LooseSettings {}
