package dev.serai.kamelet.discord;

import dev.serai.kamelet.chat.ChatMessage;
import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;

/** Makes what Discord's API is sent to send or edit a message, and reads what it answers. The HTTP client has the token. */
public class DiscordMessages {

    private String baseUrl = "";

    /** The API up to its version. */
    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl.replaceAll("/+$", "");
    }

    /** Makes the request that sends, or with the header {@code messageId} the one that edits. */
    public void prepare(Exchange exchange) {
        ChatMessage message = ChatMessage.of(exchange);
        String all = baseUrl + "/channels/" + message.chat() + "/messages";
        DiscordCall.prepare(exchange.getMessage(), all, message.edited(), message.content());
    }

    /**
     * The message's id.
     *
     * @throws dev.serai.kamelet.chat.ChatFailure if it was neither sent nor edited
     */
    public String sent(
            @Header(Exchange.HTTP_RESPONSE_CODE) int status,
            @Header("Retry-After") @Nullable String retryAfter,
            @Body @Nullable InputStream body)
            throws IOException {
        return DiscordCall.sent(status, retryAfter, body);
    }
}
