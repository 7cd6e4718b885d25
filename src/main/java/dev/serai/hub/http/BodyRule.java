package dev.serai.hub.http;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** What one kind of door takes as a body. {@link BodyFilter} reads it by the first rule that is for the request. */
public interface BodyRule {

    boolean isFor(HttpServletRequest request);

    /**
     * Checks, before a byte of the body is read, whoever can be checked then, and what the headers say of the body.
     *
     * @throws Problem when this sender or this body is not taken
     */
    BodyAdmission admit(HttpServletRequest request);

    /**
     * Looks at the whole body before anything else does; the body as it goes on.
     *
     * @throws Problem when it is not taken
     */
    default byte[] check(HttpServletRequest request, byte[] body) {
        return body;
    }

    /**
     * @param sender whose slow bodies are counted together, beside the address they come from
     * @param maxBytes what the body has at most
     * @param heap what counts its bytes while they are held
     * @param type what the request's content type looks like from here on; null leaves it
     */
    record BodyAdmission(String sender, int maxBytes, HeapShare heap, @Nullable String type) {

        public BodyAdmission(String sender, int maxBytes, HeapShare heap) {
            this(sender, maxBytes, heap, null);
        }
    }
}
