package dev.serai.kamelet.telegram;

import dev.serai.kamelet.chat.CallbackBody;
import dev.serai.kamelet.chat.CallbackRefused;
import dev.serai.kamelet.chat.ChatSecrets;
import dev.serai.signature.SecretToken;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;

/** Lets in who presents the webhook's secret token, and nobody else. */
public class TelegramWebhook {

    private List<String> secretToken = List.of();
    private int bodyLimit = 256 * 1024;

    /** What Telegram presents; any of several, separated by commas. */
    public void setSecretToken(String secretToken) {
        this.secretToken = ChatSecrets.of(secretToken);
    }

    /** In bytes. */
    public void setBodyLimit(int bodyLimit) {
        this.bodyLimit = bodyLimit;
    }

    /**
     * Checks the sender before a byte of the body is read.
     *
     * @return the bytes
     * @throws CallbackRefused for anybody else's
     */
    public byte[] verify(Exchange exchange, @Header("X-Telegram-Bot-Api-Secret-Token") @Nullable String presented) {
        if (!SecretToken.check(secretToken, presented).isValid()) {
            throw CallbackRefused.unauthorized("The secret token is missing or wrong.");
        }
        return CallbackBody.read(exchange, bodyLimit);
    }
}
