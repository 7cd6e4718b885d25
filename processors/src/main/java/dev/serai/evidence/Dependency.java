package dev.serai.evidence;

import java.util.Objects;

/**
 * One object needs another: when {@code to} fails, {@code from} suffers.
 *
 * @param from who depends
 * @param to on whom
 */
public record Dependency(FactObject from, FactObject to) {

    public Dependency {
        Objects.requireNonNull(from, "from is missing");
        Objects.requireNonNull(to, "to is missing");
    }
}
