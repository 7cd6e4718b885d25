package dev.serai.hub.action;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stands between a hub and the real Docker engine, remembers what was asked, and can hold a request back for ever. */
final class DockerGate implements AutoCloseable {

    private static final Pattern REQUEST = Pattern.compile("(POST|GET|DELETE|PUT|HEAD) (\\S+) HTTP/1\\.1");

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<Pattern, CountDownLatch> holds = new ConcurrentHashMap<>();

    DockerGate() throws IOException {
        start(this::accept);
    }

    String address() {
        return "tcp://127.0.0.1:" + server.getLocalPort();
    }

    /** Holds the next requests whose line matches; the latch opens when the first one is held. */
    CountDownLatch hold(String regex) {
        CountDownLatch held = new CountDownLatch(1);
        holds.put(Pattern.compile(regex), held);
        return held;
    }

    void release() {
        holds.clear();
    }

    /** How many requests that match reached the engine. */
    long asked(String regex) {
        Pattern pattern = Pattern.compile(regex);
        return asked.stream().filter(line -> pattern.matcher(line).find()).count();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                SocketChannel engine = SocketChannel.open(StandardProtocolFamily.UNIX);
                engine.connect(UnixDomainSocketAddress.of(Path.of("/var/run/docker.sock")));
                start(() -> forward(client, engine));
                start(() -> back(client, engine));
            }
        } catch (IOException e) {
            // Closed: the test is over.
        }
    }

    private void forward(Socket client, SocketChannel engine) {
        try (engine) {
            InputStream in = client.getInputStream();
            byte[] chunk = new byte[64 * 1024];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                Matcher lines = REQUEST.matcher(new String(chunk, 0, read, StandardCharsets.ISO_8859_1));
                while (lines.find()) {
                    if (isHeld(lines.group())) {
                        // Nothing of it reaches the engine until the hub is gone.
                        while (in.read(chunk) >= 0) {}
                        return;
                    }
                    asked.add(lines.group());
                }
                ByteBuffer rest = ByteBuffer.wrap(chunk, 0, read);
                while (rest.hasRemaining()) {
                    engine.write(rest);
                }
            }
            engine.shutdownOutput();
            Thread.sleep(60_000);
        } catch (IOException | InterruptedException e) {
            // One side is gone.
        }
    }

    private boolean isHeld(String line) {
        for (Map.Entry<Pattern, CountDownLatch> hold : holds.entrySet()) {
            if (hold.getKey().matcher(line).find()) {
                hold.getValue().countDown();
                return true;
            }
        }
        return false;
    }

    private static void back(Socket client, SocketChannel engine) {
        try (client) {
            // Streams over a channel would lock it: reading would wait for writing.
            OutputStream out = client.getOutputStream();
            ByteBuffer chunk = ByteBuffer.allocate(64 * 1024);
            while (engine.read(chunk.clear()) >= 0) {
                out.write(chunk.array(), 0, chunk.position());
                out.flush();
            }
        } catch (IOException e) {
            // One side is gone.
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "docker-gate");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
