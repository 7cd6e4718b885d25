package dev.serai.kamelet.discord;

import dev.serai.kamelet.chat.CallbackBody;
import dev.serai.kamelet.chat.CallbackRefused;
import dev.serai.kamelet.chat.ChatSecrets;
import dev.serai.kamelet.chat.Now;
import dev.serai.message.DiscordInteraction;
import dev.serai.signature.DiscordSignature;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;

/** Lets in what Discord signed for one application, and nothing else. */
public class DiscordInteractions {

    private static final String PONG = "{\"type\":1}";

    private List<String> publicKey = List.of();
    private String applicationId = "";
    private int bodyLimit = 256 * 1024;

    /** What the application's interactions are verified with, 64 lower case hex digits; any of several, with commas. */
    public void setPublicKey(String publicKey) {
        this.publicKey = ChatSecrets.of(publicKey);
    }

    /** Interactions for another application are refused. */
    public void setApplicationId(String applicationId) {
        this.applicationId = applicationId;
    }

    /** In bytes. */
    public void setBodyLimit(int bodyLimit) {
        this.bodyLimit = bodyLimit;
    }

    /**
     * Checks the signature over the raw bytes, then reads them. Discord itself sends wrong ones and expects 401. The
     * property {@code discordPing} says whether it only asks whether anybody is there.
     *
     * @return the bytes
     * @throws CallbackRefused for anybody else's
     */
    public byte[] verify(
            Exchange exchange,
            @Header("X-Signature-Timestamp") @Nullable String timestamp,
            @Header("X-Signature-Ed25519") @Nullable String signature) {
        byte[] raw = CallbackBody.signed(
                exchange,
                bodyLimit,
                bytes -> DiscordSignature.check(publicKey, timestamp, signature, bytes, Now.in(exchange.getContext()))
                        .isValid(),
                "The signature is missing, wrong or too old.");
        DiscordInteraction interaction = read(raw);
        if (!interaction.application().equals(applicationId)) {
            throw CallbackRefused.unauthorized("The interaction is for another application.");
        }
        exchange.setProperty("discordPing", interaction instanceof DiscordInteraction.Ping);
        return raw;
    }

    /** Answers a ping. */
    public void pong(Exchange exchange) {
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
        exchange.getMessage().setBody(PONG);
    }

    private static DiscordInteraction read(byte[] raw) {
        try {
            return DiscordInteraction.read(raw);
        } catch (IllegalArgumentException e) {
            throw CallbackRefused.malformed("The body is not an interaction of Discord.");
        }
    }
}
