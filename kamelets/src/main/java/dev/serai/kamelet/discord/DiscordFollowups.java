package dev.serai.kamelet.discord;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.kamelet.chat.ChatFailure;
import dev.serai.kamelet.chat.ChatMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;

/**
 * Makes what Discord is sent to answer an interaction after a deferred response, and reads what it answers. The token in the
 * address allows it, and is gone after fifteen minutes.
 *
 * @see <a href="https://discord.com/developers/docs/interactions/receiving-and-responding#followup-messages">Followup
 *     messages</a>
 */
public class DiscordFollowups {

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_.=-]{1,1000}");
    private static final Pattern ANSWER = Pattern.compile("@original|[0-9]{1,20}");
    private static final int EPHEMERAL = 1 << 6;

    private String baseUrl = "";
    private String applicationId = "";

    /** The API up to its version. */
    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl.replaceAll("/+$", "");
    }

    /** The application that was called. */
    public void setApplicationId(String applicationId) {
        this.applicationId = applicationId;
    }

    /**
     * Makes the request that says one thing more, or with the header {@code messageId} the one that edits.
     *
     * @throws ChatFailure.MessageGone where there is no token to answer with
     */
    public void prepare(
            Exchange exchange,
            @Header("interactionToken") @Nullable String token,
            @Header("messageId") @Nullable String edited) {
        if (token == null || !TOKEN.matcher(token).matches()) {
            throw new ChatFailure.MessageGone("Discord: no token of an interaction");
        }
        boolean edits = edited != null && ANSWER.matcher(edited).matches();
        ObjectNode body = ChatMessage.content(exchange.getMessage());
        if (edits && body.has("flags")) {
            // Who sees an answer was said with the first response.
            body.put("flags", body.path("flags").asInt() & ~EPHEMERAL);
        }
        String all = baseUrl + "/webhooks/" + applicationId + "/" + token;
        DiscordCall.prepare(exchange.getMessage(), edits ? all + "/messages" : all, edits ? edited : null, body);
    }

    /**
     * The answer's id.
     *
     * @throws ChatFailure if it was neither sent nor edited
     */
    public String sent(
            @Header(Exchange.HTTP_RESPONSE_CODE) int status,
            @Header("Retry-After") @Nullable String retryAfter,
            @Body @Nullable InputStream body)
            throws IOException {
        return DiscordCall.sent(status, retryAfter, body);
    }
}
