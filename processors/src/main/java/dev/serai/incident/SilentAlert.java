package dev.serai.incident;

import java.time.Instant;
import java.util.UUID;

/** An alert that fires and that its source no longer repeats. */
public record SilentAlert(UUID id, String title, String source, Instant lastSeen) {}
