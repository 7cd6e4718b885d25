package dev.serai.kamelet.chat;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Predicate;
import org.apache.camel.Exchange;

/** Reads the body of a callback as it came: what a signature is checked over is neither decoded nor parsed before. */
public final class CallbackBody {

    private CallbackBody() {}

    /**
     * The bytes of one whose signature is right.
     *
     * @param isSigned over all the bytes, as they came
     * @param refusal what anybody else is told
     * @throws CallbackRefused for anybody else's, and as {@link #read}
     */
    public static byte[] signed(Exchange exchange, int limit, Predicate<byte[]> isSigned, String refusal) {
        byte[] bytes = read(exchange, limit);
        if (!isSigned.test(bytes)) {
            throw CallbackRefused.unauthorized(refusal);
        }
        return bytes;
    }

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
