package dev.serai.hub.channel;

import dev.serai.hub.store.ChannelStore;
import dev.serai.hub.store.MessageStore;
import dev.serai.hub.store.MessageStore.Reference;
import dev.serai.hub.store.MessageStore.Target;
import dev.serai.message.ApprovalPage;
import dev.serai.message.Button;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.camel.Exchange;
import org.apache.camel.component.telegram.model.InlineKeyboardButton;
import org.apache.camel.component.telegram.model.InlineKeyboardMarkup;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the buttons under a message, and stores what they carry before they leave. */
@Component
class TelegramKeyboard {

    /** What the Acknowledge button carries; which incident it means follows from the message it stands under. */
    static final String ACKNOWLEDGE = "acknowledge";

    private final MessageStore messages;
    private final ChannelStore channels;

    TelegramKeyboard(MessageStore messages, ChannelStore channels) {
        this.messages = messages;
        this.channels = channels;
    }

    /** The keyboard of an errand; {@code messageId} is null while the message was never sent. */
    InlineKeyboardMarkup offer(Exchange exchange, Errand errand, @Nullable String messageId) {
        List<InlineKeyboardButton> row = new ArrayList<>();
        List<Reference> offered = new ArrayList<>();
        for (Button button : errand.content().buttons()) {
            InlineKeyboardButton key = new InlineKeyboardButton();
            key.setText(button.label());
            switch (button.kind()) {
                case LINK -> key.setUrl(button.url());
                case ACKNOWLEDGE -> key.setCallbackData(ACKNOWLEDGE);
                case APPROVE, REJECT -> {
                    String carried = References.next();
                    key.setCallbackData(carried);
                    offered.add(reference(errand.target(), button, carried, messageId));
                }
            }
            row.add(key);
        }
        messages.offer(offered);
        exchange.setProperty("errand", errand.with(offered));
        InlineKeyboardMarkup markup = new InlineKeyboardMarkup();
        markup.setInlineKeyboard(row.isEmpty() ? List.of() : List.of(row));
        return markup;
    }

    private Reference reference(Target target, Button button, String carried, @Nullable String messageId) {
        return new Reference(
                References.hash(carried),
                target.tenant(),
                target.subjectId(),
                digest(target),
                button.kind().name().toLowerCase(Locale.ROOT),
                target.channel(),
                target.chat(),
                messageId);
    }

    // The digest is a column that never changes, so reading it apart from the page is no race.
    private String digest(Target target) {
        return channels.approvalPage(target.tenant(), target.subjectId())
                .map(json -> ApprovalPage.read(json).digest())
                .orElseThrow(() -> new IllegalStateException("an approval is never deleted"));
    }
}
