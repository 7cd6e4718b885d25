package dev.serai.hub.channel;

import dev.serai.hub.channel.TelegramPages.Page;
import dev.serai.hub.job.JobRetryAfter;
import dev.serai.hub.store.ChannelStore;
import dev.serai.hub.store.MessageStore;
import dev.serai.hub.store.MessageStore.Reference;
import dev.serai.hub.store.MessageStore.Target;
import dev.serai.message.ApprovalPage;
import dev.serai.message.Button;
import dev.serai.message.Rendered;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.component.telegram.model.EditMessageTextMessage;
import org.apache.camel.component.telegram.model.InlineKeyboardButton;
import org.apache.camel.component.telegram.model.InlineKeyboardMarkup;
import org.apache.camel.component.telegram.model.MessageResult;
import org.apache.camel.component.telegram.model.OutgoingTextMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings one message to what it shall say: claim, compose, send or edit, record. */
@Component("telegramDelivery")
class TelegramDelivery {

    /** What the Acknowledge button carries; which incident it means follows from the message it stands under. */
    static final String ACKNOWLEDGE = "acknowledge";

    private static final Duration WHILE_CLAIMED = Duration.ofSeconds(1);

    private final MessageStore messages;
    private final ChannelStore channels;
    private final TelegramPages pages;
    private final MeterRegistry meters;

    TelegramDelivery(MessageStore messages, ChannelStore channels, TelegramPages pages, MeterRegistry meters) {
        this.messages = messages;
        this.channels = channels;
        this.pages = pages;
        this.meters = meters;
    }

    /** Takes the claim first and looks at the state afterwards: whoever comes later sees what is newer. */
    public Errand begin(@Body Target target) {
        MessageStore.Slot slot = messages.claim(target)
                .orElseThrow(() -> new JobRetryAfter(WHILE_CLAIMED, "another job edits this message"));
        return new Errand(target, slot, null, Errand.Plan.SKIP_UNTOLD, List.of());
    }

    /** Renders the state as it is now and decides what follows. */
    public Errand compose(@ExchangeProperty("errand") Errand errand) {
        Page page = pages.page(errand.target());
        Errand.Plan plan = Errand.planFor(errand.slot(), page.rendered(), page.worthSending());
        meters.counter(
                        "serai.channel.messages",
                        "channel",
                        errand.target().channel(),
                        "subject",
                        errand.target().subject(),
                        "plan",
                        plan.name().toLowerCase(Locale.ROOT))
                .increment();
        return new Errand(errand.target(), errand.slot(), page.rendered(), plan, List.of());
    }

    /** Makes the message to send; the references of its buttons are stored before it leaves. */
    public void prepareSend(Exchange exchange) {
        Errand errand = exchange.getProperty("errand", Errand.class);
        OutgoingTextMessage outgoing = new OutgoingTextMessage();
        outgoing.setChatId(errand.target().chat());
        outgoing.setText(errand.content().text());
        outgoing.setParseMode("HTML");
        outgoing.setDisableWebPagePreview(true);
        outgoing.setReplyMarkup(keyboard(exchange, errand, null));
        exchange.getMessage().setBody(outgoing);
    }

    /** Makes the edit; its buttons carry references of their own, those before stay valid. */
    public void prepareEdit(Exchange exchange) {
        Errand errand = exchange.getProperty("errand", Errand.class);
        String messageId = String.valueOf(errand.slot().messageId());
        exchange.getMessage()
                .setBody(EditMessageTextMessage.builder()
                        .chatId(errand.target().chat())
                        .messageId(Integer.valueOf(messageId))
                        .text(errand.content().text())
                        .parseMode("HTML")
                        .disableWebPagePreview(true)
                        .replyMarkup(keyboard(exchange, errand, messageId))
                        .build());
    }

    /** Keeps the id that Telegram gave the message. */
    public void sent(@Body MessageResult result, @ExchangeProperty("errand") Errand errand) {
        String messageId = String.valueOf(result.getMessage().getMessageId());
        messages.record(errand.slot(), messageId, errand.content().sha256(), errand.references());
    }

    /** Keeps what the message says now. */
    public void edited(@ExchangeProperty("errand") Errand errand) {
        String messageId = String.valueOf(errand.slot().messageId());
        messages.record(errand.slot(), messageId, errand.content().sha256(), List.of());
    }

    /** Lets the next one at the message, whatever became of this errand. */
    public void end(@ExchangeProperty("errand") Errand errand) {
        messages.release(errand.slot());
    }

    /** Telegram asked to wait: the job waits that long, and it is no failure. */
    public void postpone(Exchange exchange) {
        Throwable caught = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        for (Throwable cause = caught; cause != null; cause = cause.getCause()) {
            if (cause instanceof BotApiFailure.TooManyRequests asked) {
                throw new JobRetryAfter(Duration.ofSeconds(asked.retryAfterSeconds()), "Telegram asked to wait");
            }
        }
    }

    private InlineKeyboardMarkup keyboard(Exchange exchange, Errand errand, @Nullable String messageId) {
        List<InlineKeyboardButton> row = new ArrayList<>();
        List<Reference> offered = new ArrayList<>();
        Rendered content = errand.content();
        boolean decides = content.offers(Button.Kind.APPROVE) || content.offers(Button.Kind.REJECT);
        String digest = decides ? digest(errand) : "";
        for (Button button : content.buttons()) {
            InlineKeyboardButton key = new InlineKeyboardButton();
            key.setText(button.label());
            switch (button.kind()) {
                case LINK -> key.setUrl(button.url());
                case ACKNOWLEDGE -> key.setCallbackData(ACKNOWLEDGE);
                case APPROVE, REJECT -> {
                    String carried = References.next();
                    key.setCallbackData(carried);
                    offered.add(reference(errand, button, digest, carried, messageId));
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

    // The digest is a column that never changes, so reading it apart from the page is no race.
    private String digest(Errand errand) {
        Optional<String> page =
                channels.approvalPage(errand.target().tenant(), errand.target().subjectId());
        return page.map(json -> ApprovalPage.read(json).digest())
                .orElseThrow(() -> new IllegalStateException("an approval is never deleted"));
    }

    private static Reference reference(
            Errand errand, Button button, String digest, String carried, @Nullable String messageId) {
        Target target = errand.target();
        return new Reference(
                References.hash(carried),
                target.tenant(),
                target.subjectId(),
                digest,
                button.kind().name().toLowerCase(Locale.ROOT),
                target.channel(),
                target.chat(),
                messageId);
    }
}
