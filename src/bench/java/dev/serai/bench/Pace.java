package dev.serai.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends requests at a fixed pace and prints {@code RESULT <answers per second> <others> <p50 ms> <p99 ms>}.
 *
 * <p>Latency counts from the moment a request was due, not from when it was sent: a server that stalls is not spared the
 * requests that piled up meanwhile. A rate of 0 sends the next request as soon as the one before is answered.
 *
 * <p>Arguments: wanted status, URL, bearer token, {@code cookie:} and a cookie, or {@code -}, rate per second, seconds to skip, seconds to count,
 * connections, and optionally a body in which {@code %d} becomes a number below 1,000, and {@code %n} one
 * that was not there before.
 */
final class Pace {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final String COOKIE = "cookie:";
    private static final int NUMBERS = 1_000;

    private final int wanted;
    private final HttpRequest.Builder request;
    private final double rate;
    private final String body;
    private final long began = System.nanoTime();
    private final long countFrom;
    private final long end;
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong others = new AtomicLong();

    private Pace(String[] args) {
        wanted = Integer.parseInt(args[0]);
        request = HttpRequest.newBuilder(URI.create(args[1])).timeout(TIMEOUT);
        if (args[2].startsWith(COOKIE)) {
            request.header("Cookie", args[2].substring(COOKIE.length()));
        } else if (!args[2].equals("-")) {
            request.header("Authorization", "Bearer " + args[2]);
        }
        rate = Double.parseDouble(args[3]);
        countFrom = began + seconds(args[4]);
        end = countFrom + seconds(args[5]);
        body = args.length > 7 ? args[7] : null;
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
    }

    public static void main(String[] args) throws InterruptedException {
        Pace pace = new Pace(args);
        List<long[]> all = new ArrayList<>();
        Thread[] threads = new Thread[Integer.parseInt(args[6])];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(() -> {
                long[] mine = pace.run();
                synchronized (all) {
                    all.add(mine);
                }
            });
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        long[] nanos = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        double counted = (pace.end - pace.countFrom) / 1e9;
        System.out.printf(
                "RESULT %.1f %d %.2f %.2f%n",
                nanos.length / counted, pace.others.get(), percentile(nanos, 0.50), percentile(nanos, 0.99));
    }

    /** Latencies in nanoseconds of the requests that count. */
    private long[] run() {
        // One client a thread, so that each keeps a connection of its own.
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        List<Long> latencies = new ArrayList<>();
        while (true) {
            long due = due();
            if (due >= end || Thread.currentThread().isInterrupted()) {
                return latencies.stream().mapToLong(Long::longValue).toArray();
            }
            boolean right = send(client);
            if (due >= countFrom) {
                if (right) {
                    latencies.add(System.nanoTime() - due);
                } else {
                    others.incrementAndGet();
                }
            }
        }
    }

    private long due() {
        if (rate == 0) {
            return System.nanoTime();
        }
        long due = began + (long) (next.getAndIncrement() / rate * 1e9);
        long wait = due - System.nanoTime();
        if (wait > 0) {
            try {
                Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return due;
    }

    private boolean send(HttpClient client) {
        HttpRequest one = body == null
                ? request.copy().GET().build()
                : request.copy()
                        .POST(BodyPublishers.ofString(body.replace(
                                        "%d",
                                        Integer.toString(
                                                ThreadLocalRandom.current().nextInt(NUMBERS)))
                                .replace("%n", Long.toString(System.nanoTime()))))
                        .build();
        try {
            return client.send(one, BodyHandlers.discarding()).statusCode() == wanted;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static double percentile(long[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)] / 1e6;
    }

    private static long seconds(String text) {
        return (long) (Double.parseDouble(text) * 1e9);
    }
}
