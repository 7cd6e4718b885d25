package dev.serai.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Random;
import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends a fixed number of posts of many alerts each, every one until it is accepted, and prints {@code RESULT <alerts accepted>
 * <answers that refused> <seconds>}. Nothing is counted twice: a post that was not answered ends it.
 *
 * <p>Arguments: {@code hub} or {@code alertmanager}, URL, bearer token, posts, alerts a post, connections, how many fingerprints
 * there are, one of how many is new beside them (0: none), workloads, severity, and a word that stands in each name.
 */
final class Posts {

    private static final String TEXT = "An alert of the benchmark, as long as a short one usually is.";

    private final boolean hub;
    private final HttpRequest.Builder request;
    private final int posts;
    private final int size;
    private final int fingerprints;
    private final int newEvery;
    private final int workloads;
    private final String severity;
    private final String word;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();

    private Posts(String[] args) {
        hub = args[0].equals("hub");
        request = HttpRequest.newBuilder(URI.create(args[1]))
                .header("Authorization", "Bearer " + args[2])
                .header("Content-Type", "application/json");
        posts = Integer.parseInt(args[3]);
        size = Integer.parseInt(args[4]);
        fingerprints = Integer.parseInt(args[6]);
        newEvery = Integer.parseInt(args[7]);
        workloads = Integer.parseInt(args[8]);
        severity = args[9];
        word = args[10];
    }

    public static void main(String[] args) throws InterruptedException {
        Posts all = new Posts(args);
        Thread[] threads = new Thread[Integer.parseInt(args[5])];
        long began = System.nanoTime();
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(all::run);
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (all.failed.get() > 0) {
            throw new IllegalStateException(all.failed.get() + " posts were not answered");
        }
        System.out.printf(
                "RESULT %d %d %.3f%n", all.posts * all.size, all.refused.get(), (System.nanoTime() - began) / 1e9);
    }

    private void run() {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        for (int post = next.getAndIncrement(); post < posts; post = next.getAndIncrement()) {
            try {
                HttpRequest one =
                        request.copy().POST(BodyPublishers.ofString(body(post))).build();
                while (client.send(one, BodyHandlers.discarding()).statusCode() / 100 != 2) {
                    refused.incrementAndGet();
                    Thread.sleep(100);
                }
            } catch (IOException e) {
                failed.incrementAndGet();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** The same for the same number, so that each fingerprint comes equally often. */
    private String body(int post) {
        Random chance = new Random(post);
        StringJoiner alerts = new StringJoiner(",", hub ? "{\"alerts\":[" : "[", hub ? "]}" : "]");
        for (int i = 0; i < size; i++) {
            int number = (post * size + i) % fingerprints;
            String name = "known-" + number;
            if (newEvery > 0 && i % newEvery == 0) {
                number = chance.nextInt(workloads);
                name = "new-" + post + "-" + i;
            }
            alerts.add(alert(word + "-" + name, word + "-" + number % workloads));
        }
        return alerts.toString();
    }

    private String alert(String name, String workload) {
        String labels = "\"labels\":{\"alertname\":\"" + name + "\",\"namespace\":\"bench\",\"workload\":\"" + workload
                + (hub ? "\"}" : "\",\"severity\":\"" + severity + "\"}");
        return hub
                ? "{\"title\":\"Bench\",\"severity\":\"" + severity + "\"," + labels + ",\"description\":\"" + TEXT
                        + "\"}"
                : "{" + labels + ",\"annotations\":{\"summary\":\"Bench\",\"description\":\"" + TEXT + "\"}}";
    }
}
