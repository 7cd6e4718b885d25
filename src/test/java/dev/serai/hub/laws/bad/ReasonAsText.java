package dev.serai.hub.laws.bad;

import dev.serai.wire.ReasonCode;

/** Any text as a reason. */
public record ReasonAsText(String name) implements ReasonCode {}
