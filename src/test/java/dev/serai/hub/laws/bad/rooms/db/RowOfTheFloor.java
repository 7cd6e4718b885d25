package dev.serai.hub.laws.bad.rooms.db;

import dev.serai.hub.laws.bad.rooms.planning.Planned;

/** The floor that knows of a noun: what the laws refuse. */
public record RowOfTheFloor(Planned planned) {}
