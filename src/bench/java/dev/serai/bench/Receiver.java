package dev.serai.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A receiver of events that takes each at once, and prints for each line of its input those since the line before, a line for each:
 * {@code <id> <microseconds since 1970 of when it was recorded, before its commit> <the same of when it was here>}, then {@code END}.
 *
 * <p>Argument: port.
 */
final class Receiver {

    private static final Pattern ID = Pattern.compile("\"id\":\\s*\"([^\"]+)\"");
    private static final Pattern TIME = Pattern.compile("\"time\":\\s*\"([^\"]+)\"");
    private static final int THREADS = 16;

    private final ConcurrentLinkedQueue<String> received = new ConcurrentLinkedQueue<>();

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
        Instant now = Instant.now();
        String event = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Matcher id = ID.matcher(event);
        Matcher time = TIME.matcher(event);
        if (id.find() && time.find()) {
            received.add(id.group(1) + " " + micros(Instant.parse(time.group(1))) + " " + micros(now));
        }
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    private void print() {
        StringBuilder lines = new StringBuilder();
        for (int count = received.size(); count > 0; count--) {
            lines.append(received.remove()).append('\n');
        }
        System.out.print(lines.append("END\n"));
    }
}
