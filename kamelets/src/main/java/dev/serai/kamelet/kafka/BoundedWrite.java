package dev.serai.kamelet.kafka;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A write that nobody waits for longer than so long: camel-kafka itself waits for ever.
 *
 * @param failed is called when it took too long
 */
record BoundedWrite<T>(Future<T> write, Duration limit, Runnable failed) implements Future<T> {

    @Override
    public T get() throws InterruptedException, ExecutionException {
        try {
            return write.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            failed.run();
            throw new ExecutionException(e);
        }
    }

    @Override
    public T get(long time, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        return write.get(time, unit);
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        return write.cancel(mayInterruptIfRunning);
    }

    @Override
    public boolean isCancelled() {
        return write.isCancelled();
    }

    @Override
    public boolean isDone() {
        return write.isDone();
    }
}
