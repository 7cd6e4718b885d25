package dev.serai.hub.laws.bad.rooms.planning;

import dev.serai.hub.laws.bad.rooms.action.Started;

/** One half of a circle: what the laws refuse. */
public record Planned(Started started) {}
