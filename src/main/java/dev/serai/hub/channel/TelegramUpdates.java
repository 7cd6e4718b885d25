package dev.serai.hub.channel;

import dev.serai.hub.store.ChannelStore;
import dev.serai.message.TelegramUpdate;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Keeps track of the updates that were processed. */
@Component("telegramUpdates")
class TelegramUpdates {

    private static final Logger LOG = LoggerFactory.getLogger(TelegramUpdates.class);

    private final ChannelStore store;

    TelegramUpdates(ChannelStore store) {
        this.store = store;
    }

    /** Whatever came of it, this update needs no second look; where it had an effect, this is known already. */
    public void remember(@ExchangeProperty("update") TelegramUpdate update, @Header("tenant") String tenant) {
        store.firstTime(tenant, TelegramPages.CHANNEL, Long.toString(update.updateId()));
    }

    /** The effect stands; only the person's app was not told. */
    public void unanswered(
            @ExchangeProperty("update") TelegramUpdate update,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Throwable caught) {
        LOG.warn("The answer to Telegram update {} was not sent: {}", update.updateId(), SafeFailure.of(caught));
    }
}
