package dev.serai.hub.analysis;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An OpenAI-compatible endpoint that streams what a test says, and when it says it: no test leans on how fast it is. */
final class PacedModel {

    private static final String END = "";
    private static final long MOST_SECONDS = 330;

    private final HttpServer server;
    private volatile BlockingQueue<String> pieces = new LinkedBlockingQueue<>();

    PacedModel() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "paced-model");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/v1/chat/completions", this::answer);
        server.start();
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /** What nobody has waited for is forgotten, and who waits gets no more. */
    void reset() {
        breaksOff();
        pieces = new LinkedBlockingQueue<>();
    }

    /** The next piece of the answer that somebody waits for, or will. */
    void says(String piece) {
        pieces.add(ModelStandIn.stream(false, piece));
    }

    /** The answer is whole. */
    void ends() {
        pieces.add(ModelStandIn.stream(true));
        pieces.add(END);
    }

    /** The answer breaks off, and so does any other that is asked for after it, before anything is said. */
    void breaksOff() {
        pieces.add(END);
    }

    private void answer(HttpExchange exchange) throws IOException {
        BlockingQueue<String> own = pieces;
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            for (String piece = next(own); !piece.equals(END); piece = next(own)) {
                out.write(piece.getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        }
    }

    private static String next(BlockingQueue<String> own) {
        try {
            String piece = own.poll(MOST_SECONDS, TimeUnit.SECONDS);
            if (piece == null) {
                return END;
            }
            if (piece.equals(END)) {
                // Who asks again, as a job that is tried again does, is not left waiting for what nobody will say.
                own.add(END);
            }
            return piece;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return END;
        }
    }
}
