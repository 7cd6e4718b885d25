package dev.serai.hub.channel;

/**
 * A call of the Bot API that did not do what it was asked to.
 *
 * <p>Made only of what the API answered and of class names: addresses of the Bot API contain the bot's token, so no
 * message and no cause of the HTTP client is kept.
 */
class BotApiFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BotApiFailure(String message) {
        super(message);
    }

    /** The message to edit does not exist any more, or may no longer be edited. */
    static final class MessageGone extends BotApiFailure {

        private static final long serialVersionUID = 1L;

        MessageGone(String message) {
            super(message);
        }
    }

    /** Telegram asks to wait. */
    static final class TooManyRequests extends BotApiFailure {

        private static final long serialVersionUID = 1L;

        private final int retryAfterSeconds;

        TooManyRequests(String message, int retryAfterSeconds) {
            super(message);
            this.retryAfterSeconds = retryAfterSeconds;
        }

        int retryAfterSeconds() {
            return retryAfterSeconds;
        }
    }
}
