package dev.serai.kamelet.kafka;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;

/**
 * A transactional producer that is made anew, where its transaction failed, before the next one begins: many of its failures it
 * cannot recover from, and camel-kafka goes on with the one that it has.
 */
@SuppressWarnings("rawtypes") // As camel-kafka has them.
final class RestartedProducer implements InvocationHandler {

    private static final Duration CLOSE = Duration.ofMillis(200);

    /**
     * A record that the client has not given up by then hangs: while it looks for its transaction's coordinator it lets none expire,
     * however short {@code delivery.timeout.ms} is.
     */
    private static final Duration WRITE = Duration.ofSeconds(5);

    private final Supplier<Producer> maker;
    private Producer producer;
    private boolean broken;

    private RestartedProducer(Supplier<Producer> maker) {
        this.maker = maker;
        this.producer = maker.get();
    }

    static Producer of(Supplier<Producer> maker) {
        return (Producer) Proxy.newProxyInstance(
                RestartedProducer.class.getClassLoader(),
                new Class<?>[] {Producer.class},
                new RestartedProducer(maker));
    }

    @Override
    public synchronized @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
            throws Throwable {
        String name = method.getName();
        if (broken && name.equals("beginTransaction")) {
            restart();
        }
        // An abort of what is to be thrown away would only wait.
        if (broken && name.equals("abortTransaction")) {
            return null;
        }
        try {
            Object result = method.invoke(producer, arguments);
            return result instanceof Future<?> written ? new BoundedWrite<>(written, WRITE, this::fail) : result;
        } catch (InvocationTargetException e) {
            broken = true;
            throw e.getCause();
        }
    }

    private synchronized void fail() {
        broken = true;
    }

    private void restart() {
        producer.close(CLOSE);
        producer = maker.get();
        producer.initTransactions();
        broken = false;
    }
}
