package dev.serai.kamelet.cluster.watch;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.Suspendable;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs its route once for each thing told, one thread a scope. A message that fails is told again. The start waits for no
 * server; suspended and stopped it has ended its watches, and it begins with a new list.
 */
class WatchConsumer extends DefaultConsumer implements Suspendable {

    /**
     * For the message that is being told at the end. Inside a Kamelet it may wait for a consumer that has stopped already,
     * Camel's 30 s long; interrupted, it counts as not told.
     */
    private static final Duration LAST_MESSAGE = Duration.ofSeconds(3);

    private final WatchEndpoint endpoint;
    private final List<WatchScope> scopes;
    private final WatchOptions options;
    private List<Watcher> watchers = List.of();
    private @Nullable ExecutorService threads;

    WatchConsumer(WatchEndpoint endpoint, Processor processor, List<WatchScope> scopes, WatchOptions options) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.scopes = scopes;
        this.options = options;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        begin();
    }

    @Override
    protected void doSuspend() {
        end();
    }

    @Override
    protected void doResume() {
        begin();
    }

    @Override
    protected void doStop() throws Exception {
        end();
        super.doStop();
    }

    private void begin() {
        ExecutorService started = endpoint.getCamelContext()
                .getExecutorServiceManager()
                .newFixedThreadPool(this, "kubernetes-watch", scopes.size());
        watchers = scopes.stream()
                .map(scope -> new Watcher(
                        endpoint::client,
                        scope,
                        options,
                        (event, body) -> deliver(scope, event, body),
                        endpoint.getResource()))
                .toList();
        watchers.forEach(started::execute);
        threads = started;
    }

    private void end() {
        watchers.forEach(Watcher::close);
        watchers = List.of();
        ExecutorService running = threads;
        threads = null;
        if (running != null) {
            endpoint.getCamelContext().getExecutorServiceManager().shutdownGraceful(running, LAST_MESSAGE.toMillis());
        }
    }

    private void deliver(WatchScope scope, WatchEvent event, @Nullable Object body) throws Exception {
        Exchange exchange = createExchange(false);
        try {
            Message message = exchange.getIn();
            message.setHeader(WatchHeaders.EVENT, event.word());
            message.setHeader(WatchHeaders.RESOURCE, endpoint.getResource());
            message.setHeader(WatchHeaders.NAMESPACE, scope.namespace());
            message.setBody(body);
            createUoW(exchange);
            getProcessor().process(exchange);
            if (exchange.getException() != null) {
                throw exchange.getException();
            }
        } finally {
            doneUoW(exchange);
            releaseExchange(exchange, false);
        }
    }
}
