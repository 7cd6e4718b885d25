package dev.serai.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A receiver of events that takes each at once, and prints for each line of its input
 * {@code RECEIVED <events since the last line> <p50 ms> <p99 ms>}. Latency counts from when an event was recorded, before its commit.
 *
 * <p>Argument: port.
 */
final class Receiver {

    private static final Pattern TIME = Pattern.compile("\"time\":\\s*\"([^\"]+)\"");
    private static final int THREADS = 16;

    private final ConcurrentLinkedQueue<Long> millis = new ConcurrentLinkedQueue<>();

    public static void main(String[] args) throws IOException {
        Receiver receiver = new Receiver();
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0]));
        HttpServer server = HttpServer.create(address, 64);
        server.setExecutor(Executors.newFixedThreadPool(THREADS));
        server.createContext("/", receiver::take);
        server.start();
        while (System.in.read() >= 0) {
            receiver.print();
        }
        System.exit(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        long now = System.currentTimeMillis();
        Matcher time = TIME.matcher(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        if (time.find()) {
            millis.add(now - Instant.parse(time.group(1)).toEpochMilli());
        }
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    private void print() {
        int count = millis.size();
        long[] sorted = new long[count];
        for (int one = 0; one < count; one++) {
            sorted[one] = millis.remove();
        }
        Arrays.sort(sorted);
        System.out.printf("RECEIVED %d %d %d%n", count, percentile(sorted, 0.50), percentile(sorted, 0.99));
    }

    private static long percentile(long[] sorted, double share) {
        return sorted.length == 0 ? -1 : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)];
    }
}
