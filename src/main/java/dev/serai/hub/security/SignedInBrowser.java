package dev.serai.hub.security;

import java.time.Instant;
import java.util.UUID;

/**
 * A session of the console as its owner sees it.
 *
 * @param lastSeenAt to the minute
 * @param endsAt at the latest
 * @param browser a short name of it
 * @param current whether it is the one that they ask with
 */
public record SignedInBrowser(
        UUID id,
        Instant createdAt,
        Instant lastSeenAt,
        Instant endsAt,
        String address,
        String browser,
        boolean current) {}
