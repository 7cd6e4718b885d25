package dev.serai.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

/**
 * A model that takes its time and knows nothing, and prints for each line of its input
 * {@code ASKED <questions since the last line> <questions a second>}: the rate is that of the middle eight tenths of them.
 *
 * <p>Arguments: port, milliseconds for an answer.
 */
final class Model {

    private static final byte[] ANSWER =
            ("{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\",\"created\":1790000000,\"model\":\"bench\",\"choices\":[{\"index\":0,"
                            + "\"finish_reason\":\"stop\",\"message\":{\"role\":\"assistant\",\"content\":\"{\\\"summary\\\":\\\"I do not know.\\\","
                            + "\\\"causes\\\":[],\\\"ruled_out\\\":[\\\"not the disk\\\"],\\\"concern\\\":\\\"none\\\",\\\"concern_reason\\\":\\\"\\\"}\"}}],"
                            + "\"usage\":{\"prompt_tokens\":321,\"completion_tokens\":45,\"total_tokens\":366}}")
                    .getBytes(StandardCharsets.UTF_8);

    private final ConcurrentLinkedQueue<Long> asked = new ConcurrentLinkedQueue<>();
    private final long thinks;

    private Model(long thinks) {
        this.thinks = thinks;
    }

    public static void main(String[] args) throws IOException {
        Model model = new Model(Long.parseLong(args[1]));
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0]));
        HttpServer server = HttpServer.create(address, 64);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/v1/chat/completions", model::answer);
        server.start();
        while (System.in.read() >= 0) {
            model.print();
        }
        System.exit(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        asked.add(System.nanoTime());
        try {
            Thread.sleep(thinks);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, ANSWER.length);
        exchange.getResponseBody().write(ANSWER);
        exchange.close();
    }

    private void print() {
        long[] sorted = new long[asked.size()];
        for (int one = 0; one < sorted.length; one++) {
            sorted[one] = asked.remove();
        }
        Arrays.sort(sorted);
        int from = sorted.length / 10;
        int to = sorted.length - 1 - from;
        double seconds = to > from ? (sorted[to] - sorted[from]) / 1e9 : Double.NaN;
        System.out.printf("ASKED %d %.2f%n", sorted.length, (to - from) / seconds);
    }
}
