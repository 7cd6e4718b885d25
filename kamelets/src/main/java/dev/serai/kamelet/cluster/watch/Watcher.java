package dev.serai.kamelet.cluster.watch;

import dev.serai.kamelet.cluster.WatchClient;
import dev.serai.kamelet.cluster.WatchClientFailure;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lists, then watches from the version of the list, for as long as it is open. A connection that is lost is made again
 * from the last version that was told; after an answer that says no, such as 410, everything is listed again.
 */
final class Watcher implements Runnable, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watcher.class);

    /** After this long a watch has worked, and its end is no reason to wait for longer than at first. */
    private static final Duration STEADY = Duration.ofSeconds(5);

    /** Takes what a watch delivers; what throws was not taken. */
    interface ChangeCall {
        void deliver(WatchEvent event, @Nullable Object body) throws Exception;
    }

    /** Finds the server. */
    interface ClientSource {
        WatchClient client() throws WatchClientFailure;
    }

    private final ClientSource source;
    private final WatchScope scope;
    private final EventDelivery told;
    private final ListWatch lists;
    private final String resource;
    private final Backoff backoff;
    private @Nullable String version;
    private boolean connected;
    private boolean lost;
    private long begun;

    Watcher(ClientSource source, WatchScope scope, WatchOptions options, ChangeCall told, String resource) {
        this.source = source;
        this.scope = scope;
        this.told = new EventDelivery(told);
        this.lists = new ListWatch(scope, options, this.told);
        this.resource = resource;
        this.backoff = new Backoff(
                options.maxBackoff(), () -> ThreadLocalRandom.current().nextDouble());
    }

    @Override
    public void run() {
        told.begin();
        try {
            while (told.open()) {
                round();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void round() throws InterruptedException {
        try {
            WatchClient feed = source.client();
            if (version == null) {
                version = lists.list(feed);
            }
            if (!lists.watch(feed, version, this::connected, this::reached)) {
                told.pause(backoff.next());
            }
        } catch (WatchClientFailure e) {
            if (e.answered()) {
                version = null;
            }
            failed(e.reason(), e.detail());
        } catch (DeliveryRejected e) {
            failed("NOT_TAKEN", "the route failed: " + e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("The watch of {} has failed and starts again", resource, e);
            version = null;
            failed("FAILED", e.getClass().getSimpleName());
        }
    }

    private void connected() throws DeliveryRejected, InterruptedException {
        begun = System.nanoTime();
        if (connected) {
            return;
        }
        told.deliver(WatchEvent.CONNECTED, null);
        if (lost) {
            LOG.info("The watch of {} in '{}' is connected again", resource, scope.namespace());
        }
        connected = true;
        lost = false;
    }

    /** Everything up to this version is told. */
    private void reached(String now) {
        version = now;
        backoff.reset();
    }

    private void failed(String reason, String detail) throws InterruptedException {
        if (!told.open()) {
            return;
        }
        if (!lost && !reason.equals(WatchClientFailure.EXPIRED)) {
            lost = true;
            connected = false;
            LOG.warn(
                    "The watch of {} in '{}' is lost and tried again: {} {}",
                    resource,
                    scope.namespace(),
                    reason,
                    detail);
            try {
                told.deliver(WatchEvent.LOST, Map.of("reason", reason, "detail", detail));
            } catch (DeliveryRejected e) {
                LOG.debug("The loss could not be reported: {}", e.getMessage());
            }
        }
        if (begun != 0 && System.nanoTime() - begun > STEADY.toNanos()) {
            backoff.reset();
        }
        begun = 0;
        told.pause(backoff.next());
    }

    /**
     * Ends it: at once while it waits, and after the message that is being told. The open answer is ended as well, as an
     * interrupt alone may get lost on its way through other people's code.
     */
    @Override
    public void close() {
        told.close();
        lists.close();
    }
}
