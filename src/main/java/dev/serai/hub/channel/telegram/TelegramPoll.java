package dev.serai.hub.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.hub.channel.ChannelFailure;
import dev.serai.hub.channel.ChannelStore;
import dev.serai.hub.channel.SafeFailure;
import dev.serai.hub.db.AdvisoryLock;
import dev.serai.hub.db.DatabaseFailure;
import dev.serai.hub.settings.TelegramSettings;
import dev.serai.hub.settings.TenantSettings;
import dev.serai.message.TelegramUpdate;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Fetches updates by long polling (Bot API, {@code getUpdates}); which come next follows from those processed. */
@Component("telegramPoll")
class TelegramPoll {

    private static final Logger LOG = LoggerFactory.getLogger(TelegramPoll.class);

    private static final int WAIT_SECONDS = 10;
    private static final Duration DEADLINE = Duration.ofSeconds(WAIT_SECONDS + 8);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final int TRIES = 5;
    /** After a week without updates Telegram numbers them anew, so an old number must not be asked for. */
    private static final Duration NUMBERS_HOLD = Duration.ofDays(1);

    private static final long LOCK = 7_041_979_001L;

    private final ObjectMapper json = new ObjectMapper();
    private final TelegramSettings settings;
    private final BotApiClient client;
    private final ChannelStore store;
    private final AdvisoryLock lock;
    private final TenantSettings tenants;
    private final Clock clock;

    private Instant notBefore = Instant.MIN;
    private long failing = -1;
    private int failures;
    private volatile @Nullable Thread poller;
    private volatile boolean closing;

    TelegramPoll(
            TelegramSettings settings,
            BotApiClient client,
            ChannelStore store,
            AdvisoryLock lock,
            TenantSettings tenants,
            Clock clock) {
        this.settings = settings;
        this.client = client;
        this.store = store;
        this.lock = lock;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** Whether this hub is to fetch updates at all; without, its route does not exist. */
    public boolean on() {
        return settings.configured() && settings.polling();
    }

    /** The next updates, oldest first; none when there are none, another instance polls, or Telegram is away. */
    public List<TelegramUpdate> next() {
        if (closing || clock.instant().isBefore(notBefore)) {
            return List.of();
        }
        poller = Thread.currentThread();
        try {
            return lock.holding(LOCK, this::fetch, List.of());
        } finally {
            poller = null;
        }
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

    private List<TelegramUpdate> fetch() {
        try (InputStream body =
                client.<InputStream>call(request(), DEADLINE).join().body()) {
            return updates(json.readTree(body));
        } catch (CompletionException | IOException e) {
            if (!closing) {
                LOG.warn("Telegram gave no updates: {}", SafeFailure.of(e));
            }
            notBefore = clock.instant().plus(pause(e));
            return List.of();
        }
    }

    private static Duration pause(Throwable thrown) {
        return thrown.getCause() instanceof ChannelFailure.TooManyRequests asked ? asked.retryAfter() : AFTER_FAILURE;
    }

    private HttpRequest request() {
        String offset = store.nextUpdate(tenants.ofChannel(TelegramUpdate.CHANNEL), NUMBERS_HOLD)
                .map(number -> "&offset=" + number)
                .orElse("");
        return HttpRequest.newBuilder(URI.create(settings.baseUri() + "/bot" + settings.token()
                        + "/getUpdates?allowed_updates=%5B%22message%22,%22callback_query%22%5D&timeout="
                        + WAIT_SECONDS + offset))
                .GET()
                .build();
    }

    private List<TelegramUpdate> updates(JsonNode reply) throws IOException {
        List<TelegramUpdate> updates = new ArrayList<>();
        for (JsonNode update : reply.path("result")) {
            updates.add(TelegramUpdate.read(json.writeValueAsBytes(update)));
        }
        return updates;
    }
}
