package dev.serai.wire;

import java.io.IOException;

/** One object of the contract. */
@FunctionalInterface
interface Shape {

    /** Writes every field in its released order. */
    void write(Fields fields) throws IOException;
}
