package dev.serai.hub.laws.bad;

/** Too many things side by side. */
public record Overloaded(
        int one,
        int two,
        int three,
        int four,
        int five,
        int six,
        int seven,
        int eight,
        int nine,
        int ten,
        int eleven) {}
