package dev.serai.knowledge;

/**
 * Turns text into a vector whose direction is its meaning. Found by {@link java.util.ServiceLoader}: the jar {@code
 * serai-embeddings} brings one, and where none is on the class path words alone are searched. Several threads call it.
 */
public interface Embedder {

    /** Names model and dimensions; vectors of different models do not compare. */
    String model();

    int dimensions();

    /** A vector of length 1. */
    float[] embed(String text);
}
