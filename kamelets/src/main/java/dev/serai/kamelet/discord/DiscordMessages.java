package dev.serai.kamelet.discord;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.kamelet.chat.ChatMessage;
import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** Makes what Discord's API is sent to send or edit a message, and reads what it answers. The HTTP client has the token. */
public class DiscordMessages {

    private static final int MAX_REPLY_BYTES = 64 * 1024;

    private String baseUrl = "";

    /** The API up to its version. */
    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl.replaceAll("/+$", "");
    }

    /** Makes the request that sends, or with the header {@code messageId} the one that edits. */
    public void prepare(Exchange exchange) {
        ChatMessage message = ChatMessage.of(exchange);
        ObjectNode body = message.content();
        if (!body.has("allowed_mentions")) {
            body.putObject("allowed_mentions").putArray("parse");
        }
        String all = baseUrl + "/channels/" + message.chat() + "/messages";
        Message out = exchange.getMessage();
        out.setHeader(Exchange.HTTP_URI, message.edited() == null ? all : all + "/" + message.edited());
        out.setHeader(Exchange.HTTP_METHOD, message.edited() == null ? "POST" : "PATCH");
        out.setHeader(Exchange.CONTENT_TYPE, "application/json");
        out.setBody(body.toString());
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
        return DiscordReply.messageId(
                status, retryAfter, body == null ? new byte[0] : body.readNBytes(MAX_REPLY_BYTES));
    }
}
