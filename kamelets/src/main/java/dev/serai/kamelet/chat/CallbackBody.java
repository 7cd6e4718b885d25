package dev.serai.kamelet.chat;

import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.Exchange;

/** Reads the body of a callback as it came: what a signature is checked over is neither decoded nor parsed before. */
public final class CallbackBody {

    private CallbackBody() {}

    /**
     * The bytes.
     *
     * @throws CallbackRefused where there are more than {@code limit}, or they ended too early
     */
    public static byte[] read(Exchange exchange, int limit) {
        try (InputStream body = exchange.getMessage().getBody(InputStream.class)) {
            byte[] bytes = body == null ? new byte[0] : body.readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw CallbackRefused.tooLarge(limit);
            }
            return bytes;
        } catch (IOException e) {
            throw CallbackRefused.malformed("The body ended too early.");
        }
    }
}
