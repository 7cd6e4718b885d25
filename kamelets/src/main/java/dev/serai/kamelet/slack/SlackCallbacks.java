package dev.serai.kamelet.slack;

import dev.serai.kamelet.chat.CallbackBody;
import dev.serai.kamelet.chat.CallbackRefused;
import dev.serai.kamelet.chat.ChatSecrets;
import dev.serai.kamelet.chat.Now;
import dev.serai.signature.SlackSignature;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;

/** Lets in what Slack signed, and nothing else. */
public class SlackCallbacks {

    private List<String> signingSecret = List.of();
    private int bodyLimit = 64 * 1024;

    /** What Slack signs with; any of several, separated by commas. */
    public void setSigningSecret(String signingSecret) {
        this.signingSecret = ChatSecrets.of(signingSecret);
    }

    /** In bytes. */
    public void setBodyLimit(int bodyLimit) {
        this.bodyLimit = bodyLimit;
    }

    /**
     * Checks the signature over the bytes as they came, before anything is read from them.
     *
     * @return the bytes
     * @throws CallbackRefused for anybody else's
     */
    public byte[] verify(
            Exchange exchange,
            @Header("X-Slack-Request-Timestamp") @Nullable String timestamp,
            @Header("X-Slack-Signature") @Nullable String signature) {
        return CallbackBody.signed(
                exchange,
                bodyLimit,
                bytes -> SlackSignature.check(signingSecret, timestamp, signature, bytes, Now.in(exchange.getContext()))
                        .isValid(),
                "The signature is missing, stale or wrong.");
    }
}
