package dev.serai.hub.laws.bad.rooms.job;

import dev.serai.hub.laws.bad.rooms.planning.Planned;

/** The second floor that knows of a noun: what the laws refuse. */
public record JobOfANoun(Planned planned) {}
