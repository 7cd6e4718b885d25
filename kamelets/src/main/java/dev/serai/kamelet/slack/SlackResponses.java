package dev.serai.kamelet.slack;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.kamelet.chat.ChatFailure;
import dev.serai.message.SlackText;
import java.net.URI;
import java.net.URISyntaxException;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** Answers the person who pressed something, for nobody else to see, where Slack takes such answers. */
public class SlackResponses {

    private static final ObjectMapper JSON = new ObjectMapper();

    private URI serverUrl = URI.create("https://slack.com");

    /** Where the Web API is. */
    public void setServerUrl(String serverUrl) {
        this.serverUrl = URI.create(serverUrl.replaceAll("/+$", ""));
    }

    /**
     * Makes the answer.
     *
     * @param address the {@code response_url} of the interaction
     * @throws ChatFailure where that is not Slack's
     */
    public void prepare(Exchange exchange, @Header("responseUrl") @Nullable String address) {
        if (address == null || !isSlacks(serverUrl, address)) {
            throw new ChatFailure("its response_url is not Slack's");
        }
        Message out = exchange.getMessage();
        out.setHeader(Exchange.HTTP_URI, address);
        out.setHeader(Exchange.HTTP_METHOD, "POST");
        out.setHeader(Exchange.CONTENT_TYPE, "application/json; charset=utf-8");
        out.setBody(ephemeral(String.valueOf(out.getBody(String.class))));
    }

    /**
     * Judges what Slack answered.
     *
     * @throws ChatFailure where the person was not told; {@link ChatFailure.MessageGone} where the address is used up
     */
    public void sent(
            @Header(Exchange.HTTP_RESPONSE_CODE) int status,
            @Header("Retry-After") @Nullable String retryAfter,
            @Body @Nullable String body) {
        String said = body == null ? "" : body;
        if (status == 429) {
            throw new ChatFailure.TooManyRequests("Slack: 429", SlackMessages.wait(retryAfter));
        }
        if (status == 404 || said.contains("used_url") || said.contains("expired_url")) {
            throw new ChatFailure.MessageGone("Slack: status " + status);
        }
        if (status / 100 != 2) {
            throw new ChatFailure("Slack: status " + status);
        }
    }

    /** A text that only its reader sees, as JSON; nothing in it links or mentions. */
    public static String ephemeral(String text) {
        return JSON.createObjectNode()
                .put("response_type", "ephemeral")
                .put("replace_original", false)
                .put("text", SlackText.escape(text))
                .put("mrkdwn", false)
                .put("parse", "none")
                .put("link_names", false)
                .toString();
    }

    /** Whether an address is on the Web API's own host or on {@code hooks.} of it, by the same scheme and port. */
    static boolean isSlacks(URI server, String address) {
        URI uri;
        try {
            uri = new URI(address);
        } catch (URISyntaxException e) {
            return false;
        }
        String host = uri.getHost();
        return host != null
                && uri.getRawUserInfo() == null
                && server.getScheme().equals(uri.getScheme())
                && server.getPort() == uri.getPort()
                && (host.equals(server.getHost()) || host.equals("hooks." + server.getHost()));
    }
}
