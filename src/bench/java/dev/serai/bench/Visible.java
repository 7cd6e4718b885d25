package dev.serai.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends one alert a request at a fixed pace, one in ten of them new, one in a hundred the first of a workload of its own, which
 * opens an incident. Prints a line for each of those: {@code <workload> <due> <answered>}, in microseconds since 1970.
 *
 * <p>Arguments: URL, bearer token, alerts a second, seconds to skip, seconds to count, connections, and a word that stands in
 * each name.
 */
final class Visible {

    private static final int KNOWN = 1_000;
    private static final int WORKLOADS = 50;

    private final HttpRequest.Builder request;
    private final double rate;
    private final double skipped;
    private final double end;
    private final String word;
    private final long began = micros();
    private final AtomicLong next = new AtomicLong();
    private final Queue<String> probes = new ConcurrentLinkedQueue<>();

    private Visible(String[] args) {
        request = HttpRequest.newBuilder(URI.create(args[0]))
                .header("Authorization", "Bearer " + args[1])
                .header("Content-Type", "application/json");
        rate = Double.parseDouble(args[2]);
        skipped = Double.parseDouble(args[3]);
        end = skipped + Double.parseDouble(args[4]);
        word = args[6];
    }

    public static void main(String[] args) throws InterruptedException {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            failure.printStackTrace();
            Runtime.getRuntime().halt(1);
        });
        Visible all = new Visible(args);
        Thread[] threads = new Thread[Integer.parseInt(args[5])];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(all::run);
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        all.probes.forEach(System.out::println);
    }

    private void run() {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        try {
            for (long i = next.getAndIncrement(); i / rate < end; i = next.getAndIncrement()) {
                long due = began + (long) (i / rate * 1e6);
                long wait = due - micros();
                if (wait > 0) {
                    Thread.sleep(wait / 1_000, (int) (wait % 1_000) * 1_000);
                }
                String workload = i % 100 == 0 ? word + "-" + i : null;
                int status = client.send(
                                request.copy()
                                        .POST(BodyPublishers.ofString(body(i, workload)))
                                        .build(),
                                BodyHandlers.discarding())
                        .statusCode();
                if (status != 202) {
                    throw new IllegalStateException("answered " + status);
                }
                if (workload != null && i / rate >= skipped) {
                    probes.add(workload + " " + due + " " + micros());
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String body(long i, String workload) {
        int number = ThreadLocalRandom.current().nextInt(KNOWN);
        String name = i % 10 == 0 ? "new-" + word + "-" + i : "known-" + number;
        return "{\"alerts\":[{\"title\":\"Bench\",\"severity\":\"low\",\"labels\":{\"alertname\":\"" + name
                + "\",\"namespace\":\"bench\",\"workload\":\""
                + (workload == null ? "w-" + number % WORKLOADS : workload)
                + "\"},\"description\":\"An alert of the benchmark, as long as a short one usually is.\"}]}";
    }

    private static long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }
}
