package dev.serai.silence;

/** From one number to another, both included. */
public record NumberRange(int from, int to) {

    boolean contains(int value) {
        return value >= from && value <= to;
    }
}
