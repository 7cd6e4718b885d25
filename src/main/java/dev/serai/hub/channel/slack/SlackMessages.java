package dev.serai.hub.channel.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.hub.channel.Buttons;
import dev.serai.hub.channel.Delivery;
import dev.serai.hub.channel.Errand;
import dev.serai.message.Rendered;
import dev.serai.message.SlackText;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes what {@code chat.postMessage} and {@code chat.update} are sent. */
@Component("slackMessages")
class SlackMessages {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Buttons buttons;
    private final Delivery delivery;

    SlackMessages(Buttons buttons, Delivery delivery) {
        this.buttons = buttons;
        this.delivery = delivery;
    }

    /** Makes the message to send: in the thread of the message it belongs to, and seen in the channel too. */
    public void prepareSend(Exchange exchange) {
        Errand errand = exchange.getProperty("errand", Errand.class);
        ObjectNode body = body(exchange, errand, null);
        if (errand.parent() != null) {
            body.put("thread_ts", errand.parent().messageId()).put("reply_broadcast", true);
        }
        call(exchange, "chat.postMessage", body.put("unfurl_links", false).put("unfurl_media", false));
    }

    /** Makes the edit; its buttons carry references of their own, those before stay valid. */
    public void prepareEdit(Exchange exchange) {
        Errand errand = exchange.getProperty("errand", Errand.class);
        String ts = String.valueOf(errand.slot().messageId());
        call(exchange, "chat.update", body(exchange, errand, ts).put("ts", ts));
    }

    /** Keeps the id that Slack gave the message. */
    public void sent(@Body String ts, @ExchangeProperty("errand") Errand errand) {
        delivery.record(errand, ts);
    }

    private static void call(Exchange exchange, String method, ObjectNode body) {
        exchange.setProperty("slackMethod", method);
        exchange.getMessage().setBody(body.toString());
    }

    private ObjectNode body(Exchange exchange, Errand errand, @Nullable String messageId) {
        ObjectNode body = content(errand.content());
        List<SlackText.Key> keys = buttons.offer(exchange, errand, messageId).stream()
                .map(offered -> new SlackText.Key(offered.button(), offered.carried()))
                .toList();
        ObjectNode actions = SlackText.buttons(keys);
        if (actions != null) {
            body.withArray("blocks").add(actions);
        }
        // chat.update would else look for names and addresses in the text, unlike chat.postMessage.
        return body.put("channel", errand.target().chat())
                .put("parse", "none")
                .put("link_names", false)
                .put("mrkdwn", false);
    }

    static ObjectNode content(Rendered rendered) {
        try {
            return (ObjectNode) JSON.readTree(rendered.text());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("rendered blocks are JSON", e);
        }
    }
}
