package dev.serai.incident;

/**
 * How many alerts an incident has.
 *
 * @param total those that ever joined it
 * @param firing those that fire; what a person resolved may have some, too
 */
public record AlertCount(int total, int firing) {

    AlertCount fires(boolean newHere) {
        return new AlertCount(total + (newHere ? 1 : 0), firing + 1);
    }

    AlertCount stops() {
        return new AlertCount(total, Math.max(0, firing - 1));
    }
}
