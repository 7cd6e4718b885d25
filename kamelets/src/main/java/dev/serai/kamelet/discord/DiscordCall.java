package dev.serai.kamelet.discord;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** The request that sends or edits a message of Discord's, wherever it stands, and what comes back. */
final class DiscordCall {

    private static final int MAX_REPLY_BYTES = 64 * 1024;

    private DiscordCall() {}

    /**
     * Makes the request. Nobody is called by it, unless it says who.
     *
     * @param messages the address of all messages there
     * @param edited the one to edit; null sends a new one
     */
    static void prepare(Message out, String messages, @Nullable String edited, ObjectNode body) {
        if (!body.has("allowed_mentions")) {
            body.putObject("allowed_mentions").putArray("parse");
        }
        out.setHeader(Exchange.HTTP_URI, edited == null ? messages : messages + "/" + edited);
        out.setHeader(Exchange.HTTP_METHOD, edited == null ? "POST" : "PATCH");
        out.setHeader(Exchange.CONTENT_TYPE, "application/json");
        out.setBody(body.toString());
    }

    /**
     * The message's id.
     *
     * @throws dev.serai.kamelet.chat.ChatFailure if it was neither sent nor edited
     */
    static String sent(int status, @Nullable String retryAfter, @Nullable InputStream body) throws IOException {
        return DiscordReply.messageId(
                status, retryAfter, body == null ? new byte[0] : body.readNBytes(MAX_REPLY_BYTES));
    }
}
