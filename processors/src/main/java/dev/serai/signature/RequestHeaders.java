package dev.serai.signature;

import org.jspecify.annotations.Nullable;

/** The headers of a request. */
@FunctionalInterface
public interface RequestHeaders {

    /** The header's value, whatever the case of its name; null where there is none, and where several leave open which counts. */
    @Nullable
    String value(String name);
}
