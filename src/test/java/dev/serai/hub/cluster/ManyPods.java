package dev.serai.hub.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An API server with thousands of pods of 8 KB that it makes up as they are asked for: a list in chunks, then one change
 * of each. One in a hundred has just been restarted, so that it must be looked at again.
 */
final class ManyPods implements AutoCloseable {

    private static final Pattern LIMIT = Pattern.compile("[?&]limit=(\\d+)");
    private static final Pattern NEXT = Pattern.compile("[?&]continue=(\\d+)");

    final AtomicInteger largestPage = new AtomicInteger();

    private final int count;
    private final String padding = "x".repeat(7_000);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    ManyPods(int count) throws IOException {
        this.count = count;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String asked = exchange.getRequestURI().toString();
        exchange.sendResponseHeaders(200, 0);
        OutputStream body = exchange.getResponseBody();
        if (asked.contains("watch=true")) {
            for (int i = 0; i < count; i++) {
                write(body, "{\"type\":\"MODIFIED\",\"object\":" + pod(i, 10_000 + i) + "}\n");
            }
            // It stays open, as the watch of a quiet cluster does.
            return;
        }
        int limit = number(LIMIT, asked, count);
        int from = number(NEXT, asked, 0);
        int to = Math.min(count, from + limit);
        largestPage.accumulateAndGet(to - from, Math::max);
        write(
                body,
                "{\"metadata\":{\"resourceVersion\":\"9\"" + (to < count ? ",\"continue\":\"" + to + "\"" : "") + "},");
        write(body, "\"items\":[");
        for (int i = from; i < to; i++) {
            write(body, (i > from ? "," : "") + pod(i, 9));
        }
        write(body, "]}");
        exchange.close();
    }

    private static int number(Pattern pattern, String text, int otherwise) {
        Matcher found = pattern.matcher(text);
        return found.find() ? Integer.parseInt(found.group(1)) : otherwise;
    }

    private static void write(OutputStream body, String text) throws IOException {
        body.write(text.getBytes(StandardCharsets.UTF_8));
        body.flush();
    }

    private String pod(int number, int version) {
        String since =
                number % 100 == 0 ? Things.ago(java.time.Duration.ofSeconds(20)).toString() : "2026-01-01T00:00:00Z";
        return "{\"metadata\":{\"namespace\":\"shop\",\"name\":\"p" + number + "\",\"resourceVersion\":\"" + version
                + "\",\"annotations\":{\"a\":\"" + padding + number + "\"}},\"spec\":{\"nodeName\":\"n\"},\"status\":"
                + "{\"phase\":\"Running\",\"containerStatuses\":[{\"name\":\"app\",\"state\":{\"running\":{\"startedAt\":\""
                + since + "\"}}}]}}";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
