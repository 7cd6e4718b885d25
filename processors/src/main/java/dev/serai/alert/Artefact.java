package dev.serai.alert;

import java.util.Arrays;
import java.util.Objects;

/**
 * A file that came with an alert and is kept as evidence.
 *
 * @param name a file name without a path
 * @param contentType a media type, as the sender said
 * @param content the bytes, at most {@link #MAX_BYTES}; never changed after construction
 */
public record Artefact(String name, String contentType, byte[] content) {

    /** 1 MiB. */
    public static final int MAX_BYTES = 1 << 20;

    public Artefact {
        if (content.length > MAX_BYTES) {
            throw new IllegalArgumentException("artefact is longer than " + MAX_BYTES + " bytes");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Artefact that
                && name.equals(that.name)
                && contentType.equals(that.contentType)
                && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, contentType, Arrays.hashCode(content));
    }

    @Override
    public String toString() {
        return "Artefact[name=" + name + ", contentType=" + contentType + ", bytes=" + content.length + "]";
    }
}
