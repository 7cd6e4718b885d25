package dev.serai.hub.channel.telegram;

import dev.serai.hub.channel.ChannelStore;
import dev.serai.hub.channel.SafeFailure;
import dev.serai.hub.db.AdvisoryLock;
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
 * Lets one instance at a time fetch updates: what stands under this policy in a route runs while its lock is held, and not
 * at all, which leaves no body, where another instance has it, Telegram asked to wait or failed just now, or the hub stops.
 * Which updates come next follows from those processed.
 */
@Component("telegramPoll")
class TelegramPoll implements Policy {

    private static final Logger LOG = LoggerFactory.getLogger(TelegramPoll.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final int TRIES = 5;
    /** After a week without updates Telegram numbers them anew, so an old number must not be asked for. */
    private static final Duration NUMBERS_HOLD = Duration.ofDays(1);

    private static final long LOCK = 7_041_979_001L;

    private final ChannelStore store;
    private final AdvisoryLock lock;
    private final Clock clock;
    private Instant notBefore = Instant.MIN;
    private long failing = -1;
    private int failures;
    private volatile @Nullable Thread poller;
    private volatile boolean closing;

    TelegramPoll(ChannelStore store, AdvisoryLock lock, Clock clock) {
        this.store = store;
        this.lock = lock;
        this.clock = clock;
    }

    @Override
    public void beforeWrap(Route route, NamedNode definition) {
        // Nothing to prepare.
    }

    @Override
    public Processor wrap(Route route, Processor fetch) {
        return exchange -> {
            exchange.getMessage().setBody(null);
            if (closing || clock.instant().isBefore(notBefore)) {
                return;
            }
            poller = Thread.currentThread();
            try {
                lock.holding(LOCK, () -> fetched(exchange, fetch), false);
            } finally {
                poller = null;
            }
        };
    }

    private boolean fetched(Exchange exchange, Processor fetch) {
        try {
            fetch.process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        Exception failed = exchange.getException();
        if (failed == null) {
            return true;
        }
        exchange.setException(null);
        exchange.getMessage().setBody(null);
        if (!closing) {
            LOG.warn("Telegram gave no updates: {}", SafeFailure.of(failed));
        }
        notBefore = clock.instant().plus(pause(failed));
        return false;
    }

    private static Duration pause(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ChatFailure.TooManyRequests asked) {
                return asked.retryAfter();
            }
        }
        return AFTER_FAILURE;
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
        store.firstTime(tenant, TelegramUpdate.CHANNEL, Long.toString(update.updateId()));
    }
}
