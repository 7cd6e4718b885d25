package dev.serai.hub.channel;

import dev.serai.hub.channel.TelegramPages.Page;
import dev.serai.hub.job.JobRetryAfter;
import dev.serai.hub.store.MessageStore;
import dev.serai.hub.store.MessageStore.Target;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.component.telegram.model.EditMessageTextMessage;
import org.apache.camel.component.telegram.model.MessageResult;
import org.apache.camel.component.telegram.model.OutgoingTextMessage;
import org.springframework.stereotype.Component;

/** Brings one message to what it shall say: claim, compose, send or edit, record. */
@Component("telegramDelivery")
class TelegramDelivery {

    private static final Duration WHILE_CLAIMED = Duration.ofSeconds(2);

    private final MessageStore messages;
    private final TelegramPages pages;
    private final TelegramKeyboard keyboard;
    private final MeterRegistry meters;

    TelegramDelivery(MessageStore messages, TelegramPages pages, TelegramKeyboard keyboard, MeterRegistry meters) {
        this.messages = messages;
        this.pages = pages;
        this.keyboard = keyboard;
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
        outgoing.setReplyMarkup(keyboard.offer(exchange, errand, null));
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
                        .replyMarkup(keyboard.offer(exchange, errand, messageId))
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
}
