package dev.serai.hub.events;

import dev.serai.event.EventTypeFilter;
import dev.serai.hub.db.WatchedLoop;
import dev.serai.hub.events.SubscriberStore.Subscriber;
import dev.serai.hub.events.Subscription.SubscriptionParts;
import dev.serai.hub.events.Subscription.Untaken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultMessage;
import org.jspecify.annotations.Nullable;

/** Runs its route for each event of a subscriber, or for a batch of them; one that throws has not taken it. */
class EventsConsumer extends DefaultConsumer {

    private static final int BATCH = 200;

    /** So that a round ends long before a thread counts as stuck, with whatever its last event takes. */
    private static final Duration ROUND = Duration.ofSeconds(3);

    /** In a storm one round serves several commits. */
    private static final Duration GATHER = Duration.ofMillis(20);

    private final EventsEndpoint endpoint;
    private final EventsServices services;
    private @Nullable ExecutorService lanes;
    private @Nullable WatchedLoop loop;
    private final Runnable wake = this::wake;
    private volatile long endsAt;

    /** Events since the last that was taken for which nobody was there: after some the others need not be tried in this round. */
    private final AtomicInteger away = new AtomicInteger();

    EventsConsumer(EventsEndpoint endpoint, Processor processor, EventsServices services) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.services = services;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        Subscriber who = new Subscriber(endpoint.getTenant(), endpoint.getName());
        Subscription subscription = new Subscription(
                who,
                new EventTypeFilter(endpoint.getTypes()),
                new EventAttempts(
                        services.settings().attempts(), services.settings().giveUpAfter()),
                new SubscriptionParts(services.journal(), services.store(), services.meters(), services.clock()),
                this::send);
        services.meters().begin(who.name());
        lanes = endpoint.getCamelContext()
                .getExecutorServiceManager()
                .newFixedThreadPool(this, "events-" + who.name(), endpoint.getLanes());
        WatchedLoop started = new WatchedLoop("events-" + who.name(), services.watchdog(), subscription::round);
        loop = started;
        started.start();
        services.pulse().enter(wake);
    }

    @Override
    protected void doStop() throws Exception {
        services.pulse().leave(wake);
        if (loop != null) {
            loop.close();
            loop = null;
        }
        if (lanes != null) {
            endpoint.getCamelContext().getExecutorServiceManager().shutdownNow(lanes);
            lanes = null;
        }
        super.doStop();
    }

    private void wake() {
        WatchedLoop running = loop;
        if (running != null) {
            running.wakeIn(GATHER);
        }
    }

    private List<Untaken> send(SubscriberPage page, boolean one) {
        endsAt = System.nanoTime() + ROUND.toNanos();
        away.set(0);
        if (endpoint.getBatch() > 1 && !one) {
            return sendBatches(page);
        }
        ExecutorService pool = lanes;
        if (pool == null || endpoint.getLanes() == 1) {
            return sendInOrder(page, page.left());
        }
        List<Future<List<Untaken>>> running = new ArrayList<>();
        for (List<OutgoingEvent> lane : page.lanes()) {
            running.add(pool.submit(() -> sendInOrder(page, lane)));
        }
        return inOrder(page, running);
    }

    private List<Untaken> sendBatches(SubscriberPage page) {
        List<OutgoingEvent> left = page.left();
        int size = Math.min(endpoint.getBatch(), BATCH);
        for (int from = 0; from < left.size() && goesOn(); from += size) {
            List<OutgoingEvent> batch = left.subList(from, Math.min(from + size, left.size()));
            ReceiverFault fault = process(batch);
            if (fault != null) {
                return List.of(new Untaken(batch.get(0), fault));
            }
            page.done(batch);
        }
        return List.of();
    }

    /** Behind one that is not taken, those of its incident wait; the others go on. */
    private List<Untaken> sendInOrder(SubscriberPage page, List<OutgoingEvent> lane) {
        Map<String, Untaken> untaken = new LinkedHashMap<>();
        for (OutgoingEvent event : lane) {
            if (!goesOn()) {
                break;
            }
            if (!untaken.containsKey(event.key())) {
                sendOne(page, event).ifPresent(fault -> untaken.put(event.key(), new Untaken(event, fault)));
            }
        }
        return List.copyOf(untaken.values());
    }

    private Optional<ReceiverFault> sendOne(SubscriberPage page, OutgoingEvent event) {
        ReceiverFault fault = process(List.of(event));
        if (fault == null) {
            away.set(0);
            page.done(List.of(event));
        } else if (!fault.counts()) {
            away.incrementAndGet();
        }
        return Optional.ofNullable(fault);
    }

    /** One that takes nothing of two incidents is away. */
    private boolean goesOn() {
        return System.nanoTime() - endsAt < 0 && away.get() < Math.max(endpoint.getLanes(), 2);
    }

    private static List<Untaken> inOrder(SubscriberPage page, List<Future<List<Untaken>>> running) {
        Map<UUID, Untaken> untaken = new HashMap<>();
        for (Future<List<Untaken>> lane : running) {
            try {
                lane.get().forEach(one -> untaken.put(one.event().id(), one));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while events are sent", e);
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
        return page.left().stream()
                .map(OutgoingEvent::id)
                .filter(untaken::containsKey)
                .map(untaken::get)
                .toList();
    }

    /** Why the route did not take them; null when it did. */
    private @Nullable ReceiverFault process(List<OutgoingEvent> events) {
        Exchange exchange = createExchange(false);
        try {
            fill(exchange, events);
            createUoW(exchange);
            getProcessor().process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        try {
            // A transaction of the receiver's is committed here.
            doneUoW(exchange);
            Exception failed = exchange.getException();
            return failed == null ? null : ReceiverFault.of(failed);
        } finally {
            releaseExchange(exchange, false);
        }
    }

    private void fill(Exchange exchange, List<OutgoingEvent> events) {
        Message message = exchange.getIn();
        message.setHeader("tenant", endpoint.getTenant());
        if (endpoint.getBatch() == 1) {
            fill(message, events.get(0));
            return;
        }
        List<Message> batch = new ArrayList<>();
        for (OutgoingEvent event : events) {
            Message one = new DefaultMessage(endpoint.getCamelContext());
            fill(one, event);
            batch.add(one);
        }
        message.setBody(batch);
    }

    private static void fill(Message message, OutgoingEvent event) {
        message.setHeader("eventId", event.id().toString());
        message.setHeader("eventType", event.verb());
        message.setHeader("eventKey", event.key());
        message.setBody(event.text());
    }
}
