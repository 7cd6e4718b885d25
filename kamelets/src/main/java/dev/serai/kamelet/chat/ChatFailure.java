package dev.serai.kamelet.chat;

import java.time.Duration;

/**
 * A call of a chat's API that did not do what it was asked to.
 *
 * <p>Made only of what the API answered and of class names: an address may contain a token, so no message and no cause
 * of the HTTP client is kept.
 */
public class ChatFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ChatFailure(String message) {
        super(message);
    }

    /** The message to edit does not exist any more, or may no longer be edited. */
    public static final class MessageGone extends ChatFailure {

        private static final long serialVersionUID = 1L;

        public MessageGone(String message) {
            super(message);
        }
    }

    /** The channel asks to wait. */
    public static final class TooManyRequests extends ChatFailure {

        private static final long serialVersionUID = 1L;

        private final Duration retryAfter;

        public TooManyRequests(String message, Duration retryAfter) {
            super(message);
            this.retryAfter = retryAfter;
        }

        public Duration retryAfter() {
            return retryAfter;
        }
    }
}
