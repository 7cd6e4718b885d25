package dev.serai.hub.channel.telegram;

import dev.serai.failure.Causes;
import dev.serai.hub.channel.ChannelStore;
import dev.serai.hub.channel.SafeFailure;
import dev.serai.hub.db.DatabaseFailure;
import dev.serai.kamelet.chat.ChatFailure;
import dev.serai.message.TelegramUpdate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.Policy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Fetches updates with patience: what stands under this policy in a route does not run, which leaves no body, where Telegram
 * asked to wait or failed just now, or the hub stops. Which updates come next follows from those processed.
 */
@Component("telegramPoll")
class TelegramPoll implements Policy {

    private static final Logger LOG = LoggerFactory.getLogger(TelegramPoll.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final int TRIES = 5;
    /** After a week without updates Telegram numbers them anew, so an old number must not be asked for. */
    private static final Duration NUMBERS_HOLD = Duration.ofDays(1);

    private final ChannelStore store;
    private final Clock clock;
    private Instant notBefore = Instant.MIN;
    private long failing = -1;
    private int failures;
    private volatile @Nullable Thread poller;
    private volatile boolean closing;

    TelegramPoll(ChannelStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public void beforeWrap(Route route, NamedNode definition) {
        // Nothing to prepare.
    }

    @Override
    public Processor wrap(Route route, Processor steps) {
        return exchange -> {
            exchange.getMessage().setBody(null);
            if (closing || clock.instant().isBefore(notBefore)) {
                return;
            }
            poller = Thread.currentThread();
            try {
                steps.process(exchange);
            } finally {
                poller = null;
            }
        };
    }

    /** Telegram gave no updates: it is left alone for a while, or for as long as it asked. */
    public void away(Exchange exchange, @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Throwable caught) {
        exchange.getMessage().setBody(null);
        if (!closing) {
            LOG.warn("Telegram gave no updates: {}", SafeFailure.of(caught));
        }
        notBefore = clock.instant()
                .plus(Causes.first(caught, ChatFailure.TooManyRequests.class)
                        .map(ChatFailure.TooManyRequests::retryAfter)
                        .orElse(AFTER_FAILURE));
    }

    /** A stop does not wait for Telegram. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closing = true;
        Thread waiting = poller;
        if (waiting != null) {
            waiting.interrupt();
        }
    }

    /** The update after the newest one processed; null asks for all that Telegram still has. */
    public @Nullable Long next(@Header("tenant") String tenant) {
        return store.nextUpdate(tenant, NUMBERS_HOLD).orElse(null);
    }

    /**
     * Lets an update that fails be fetched again, a few times; then it is left behind so that others get through. What the
     * database failed at is not the update's fault.
     */
    public void failed(
            @ExchangeProperty("update") TelegramUpdate update,
            @Header("tenant") String tenant,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception caught)
            throws Exception {
        if (DatabaseFailure.isIn(caught)) {
            throw caught;
        }
        failures = update.updateId() == failing ? failures + 1 : 1;
        failing = update.updateId();
        if (failures < TRIES) {
            throw caught;
        }
        LOG.error("Telegram update {} is left behind after {} tries", update.updateId(), failures);
        store.markSeen(tenant, TelegramUpdate.CHANNEL, Long.toString(update.updateId()));
    }
}
