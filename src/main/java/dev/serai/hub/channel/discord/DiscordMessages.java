package dev.serai.hub.channel.discord;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.hub.channel.Buttons;
import dev.serai.hub.channel.Delivery;
import dev.serai.hub.channel.Errand;
import dev.serai.hub.settings.DiscordSettings;
import dev.serai.message.Button;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes what Discord's API is sent to send or edit a message, and reads what it answers. */
@Component("discordMessages")
class DiscordMessages {

    private static final int ACTION_ROW = 1;
    private static final int BUTTON = 2;
    private static final int SUPPRESS_EMBEDS = 1 << 2;
    private static final int MAX_REPLY_BYTES = 64 * 1024;
    private static final int MAX_LINK = 512;

    private final ObjectMapper json = new ObjectMapper();
    private final DiscordSettings settings;
    private final Buttons buttons;
    private final Delivery delivery;

    DiscordMessages(DiscordSettings settings, Buttons buttons, Delivery delivery) {
        this.settings = settings;
        this.buttons = buttons;
        this.delivery = delivery;
    }

    /** Makes the request that sends; the references of its buttons are stored before it leaves. */
    public void prepareSend(Exchange exchange) {
        Errand errand = exchange.getProperty("errand", Errand.class);
        prepare(exchange, "POST", path(errand), errand, null);
    }

    /** Makes the request that edits; its buttons carry references of their own, those before stay valid. */
    public void prepareEdit(Exchange exchange) {
        Errand errand = exchange.getProperty("errand", Errand.class);
        String messageId = String.valueOf(errand.slot().messageId());
        prepare(exchange, "PATCH", path(errand) + "/" + messageId, errand, messageId);
    }

    /** Reads the answer; a failure is thrown. */
    public String judge(
            @Header(Exchange.HTTP_RESPONSE_CODE) int status,
            @Header("Retry-After") @Nullable String retryAfter,
            @Body @Nullable InputStream body)
            throws IOException {
        return DiscordReply.messageId(
                status, retryAfter, body == null ? new byte[0] : body.readNBytes(MAX_REPLY_BYTES));
    }

    /** Keeps the id that Discord gave the message. */
    public void sent(@Body String messageId, @ExchangeProperty("errand") Errand errand) {
        delivery.record(errand, messageId);
    }

    private String path(Errand errand) {
        return settings.baseUrl() + "/channels/" + errand.target().chat() + "/messages";
    }

    private void prepare(Exchange exchange, String method, String address, Errand errand, @Nullable String messageId) {
        ObjectNode body = json.createObjectNode();
        body.put("content", errand.content().text()).put("flags", SUPPRESS_EMBEDS);
        body.putObject("allowed_mentions").putArray("parse");
        components(body.putArray("components"), buttons.offer(exchange, errand, messageId));
        Message message = exchange.getMessage();
        message.setHeader(Exchange.HTTP_URI, address);
        message.setHeader(Exchange.HTTP_METHOD, method);
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        message.setBody(body.toString());
    }

    /** One row; none when there is nothing to press, which also takes the buttons of before away. */
    private static void components(ArrayNode rows, List<Buttons.Offered> offered) {
        List<Buttons.Offered> shown = offered.stream()
                .filter(button ->
                        button.button().url() == null || button.button().url().length() <= MAX_LINK)
                .toList();
        if (shown.isEmpty()) {
            return;
        }
        ArrayNode row = rows.addObject().put("type", ACTION_ROW).putArray("components");
        for (Buttons.Offered button : shown) {
            ObjectNode component = row.addObject().put("type", BUTTON);
            component.put("label", button.button().label());
            component.put("style", style(button.button().kind()));
            if (button.carried() == null) {
                component.put("url", button.button().url());
            } else {
                component.put("custom_id", button.carried());
            }
        }
    }

    /** Primary, success, danger, link. */
    private static int style(Button.ButtonKind kind) {
        return switch (kind) {
            case ACKNOWLEDGE -> 1;
            case APPROVE -> 3;
            case REJECT -> 4;
            case LINK -> 5;
        };
    }
}
