package dev.serai.knowledge;

/** A vector in one byte a dimension. Its length is lost: compare directions (cosine). */
public final class QuantisedVector {

    private QuantisedVector() {}

    /** The largest part becomes 127 or -127. */
    public static byte[] of(float[] vector) {
        float largest = 0;
        for (float part : vector) {
            largest = Math.max(largest, Math.abs(part));
        }
        byte[] quantised = new byte[vector.length];
        for (int i = 0; i < vector.length && largest > 0; i++) {
            quantised[i] = (byte) Math.round(vector[i] * 127 / largest);
        }
        return quantised;
    }
}
