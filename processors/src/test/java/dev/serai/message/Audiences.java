package dev.serai.message;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Those who read the messages of tests. */
final class Audiences {

    static final Instant NOW = Instant.parse("2026-11-20T10:05:00Z");

    /** Where the hub has an address. */
    static final Audience HUB =
            new Audience("https://hub.example", ZoneOffset.UTC, NOW, new LinkHosts(List.of("*.example.org")));

    /** Where it has none. */
    static final Audience NOWHERE = new Audience(null, ZoneOffset.UTC, NOW, LinkHosts.NONE);

    private Audiences() {}
}
