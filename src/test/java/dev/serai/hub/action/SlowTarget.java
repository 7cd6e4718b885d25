package dev.serai.hub.action;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A service that changes something once for each {@code Idempotency-Key} and says under {@code /status/<key>} whether it
 * did. It answers a change only after {@link #release}; that of {@code /answered} at once, but with the action's row
 * locked, so that the answer cannot be committed. {@link #secret} takes connections and never answers a TLS greeting.
 */
final class SlowTarget implements AutoCloseable {

    private final String database;
    private final HttpServer server;
    private final ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch released = new CountDownLatch(1);
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Set<String> done = ConcurrentHashMap.newKeySet();
    private final Map<String, Connection> locks = new ConcurrentHashMap<>();
    private final List<Socket> greeted = new CopyOnWriteArrayList<>();

    SlowTarget(String database) throws IOException {
        this.database = database;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        threads.execute(this::takeAndSayNothing);
    }

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    String secret() {
        return "https://127.0.0.1:" + silent.getLocalPort();
    }

    /** How many connections {@link #secret} has seen. */
    int greetings() {
        return greeted.size();
    }

    /** The keys with which a change was asked for at this path, in order. */
    List<String> asked(String path) {
        return asked.stream()
                .filter(line -> line.startsWith(path + " "))
                .map(line -> line.substring(path.length() + 1))
                .toList();
    }

    /** Answers whoever still listens, and from now on at once; gives the locked rows back. */
    void release() throws SQLException, IOException {
        released.countDown();
        for (Connection lock : locks.values()) {
            lock.close();
        }
        for (Socket socket : greeted) {
            socket.close();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.startsWith("/status/")) {
            String state = done.contains(path.substring("/status/".length())) ? "succeeded" : "none";
            byte[] body = ("{\"state\": \"" + state + "\"}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
            return;
        }
        String key = String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
        done.add(key);
        if (path.equals("/answered")) {
            locks.computeIfAbsent(key, this::lock);
        }
        asked.add(path + " " + key);
        if (!path.equals("/answered")) {
            hold();
        }
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    private Connection lock(String actionId) {
        try {
            Connection connection = DriverManager.getConnection(database, "postgres", "");
            connection.setAutoCommit(false);
            try (PreparedStatement statement =
                    connection.prepareStatement("select id from action where id = cast(? as uuid) for update")) {
                statement.setString(1, actionId);
                statement.execute();
            }
            return connection;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void hold() throws IOException {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private void takeAndSayNothing() {
        try {
            while (true) {
                greeted.add(silent.accept());
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    @Override
    public void close() throws SQLException, IOException {
        release();
        silent.close();
        server.stop(0);
        threads.shutdownNow();
    }
}
