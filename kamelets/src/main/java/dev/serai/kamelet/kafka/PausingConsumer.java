package dev.serai.kamelet.kafka;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Objects;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/**
 * A consumer that waits a moment where a poll fails: brokers that do not give it a right fail it at once, and camel-kafka polls again at
 * once, thousands of times a second.
 */
@SuppressWarnings("rawtypes") // As camel-kafka has them.
record PausingConsumer(Consumer consumer, Duration pause) implements InvocationHandler {

    static Consumer of(Consumer consumer, Duration pause) {
        return (Consumer) Proxy.newProxyInstance(
                PausingConsumer.class.getClassLoader(),
                new Class<?>[] {Consumer.class},
                new PausingConsumer(consumer, pause));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(consumer, arguments);
        } catch (InvocationTargetException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            if (method.getName().equals("poll") && !isOurs(cause)) {
                waitAMoment();
            }
            throw cause;
        }
    }

    /** Who stops does not wait. */
    private static boolean isOurs(Throwable cause) {
        return cause instanceof WakeupException || cause instanceof InterruptException;
    }

    private void waitAMoment() {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
