package dev.serai.hub.laws.bad.rooms.action;

import dev.serai.hub.laws.bad.rooms.planning.Planned;

/** The other half of a circle: what the laws refuse. */
public record Started(Planned planned) {}
