package dev.serai.hub.http;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An answer as it is kept and given again. */
record StoredResponse(int status, @Nullable String contentType, byte[] body) {

    @Override
    public boolean equals(Object other) {
        return other instanceof StoredResponse answer
                && answer.status == status
                && java.util.Objects.equals(answer.contentType, contentType)
                && Arrays.equals(answer.body, body);
    }

    @Override
    public int hashCode() {
        return 31 * status + Arrays.hashCode(body);
    }
}
