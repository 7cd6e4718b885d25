package dev.serai.kamelet.http;

import java.io.IOException;

/** Told when a request's connection stands and its first byte is about to leave. */
@FunctionalInterface
interface Sending {

    Sending UNTOLD = () -> {};

    /** @throws IOException if it must not be sent; then nothing is */
    void begins() throws IOException;

    /** It must not be sent. */
    final class SendingForbidden extends IOException {

        private static final long serialVersionUID = 1L;

        SendingForbidden(Throwable cause) {
            super("not sent", cause);
        }
    }
}
