package dev.serai.kamelet.sandbox;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * A container's standard input. docker-java keeps its side of the connection open after the last byte, so that a command
 * which reads to the end waits for ever; this one shuts it (Docker Engine API, attach to a container).
 */
final class StandardInput implements Closeable {

    private static final int MAX_ANSWER_BYTES = 8 * 1024;

    private final SocketChannel channel;

    private StandardInput(SocketChannel channel) {
        this.channel = channel;
    }

    /** Connects to a container that was created and has not started. */
    static StandardInput of(DockerAddress engine, String containerId) throws IOException {
        SocketChannel channel = connect(engine);
        try {
            String request = "POST /containers/" + containerId + "/attach?stream=1&stdin=1 HTTP/1.1\r\n"
                    + "Host: docker\r\nConnection: Upgrade\r\nUpgrade: tcp\r\nContent-Length: 0\r\n\r\n";
            write(channel, request.getBytes(StandardCharsets.US_ASCII));
            String status = answer(channel).lines().findFirst().orElse("");
            if (!status.startsWith("HTTP/1.1 101 ") && !status.startsWith("HTTP/1.1 200 ")) {
                throw new IOException("the engine does not attach standard input: " + status);
            }
            return new StandardInput(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Sends the bytes and the end, beside the caller: a command that reads nothing must not hold it up. */
    void send(byte[] bytes) {
        Thread sender = new Thread(() -> sendAll(bytes), "sandbox-input");
        sender.setDaemon(true);
        sender.start();
    }

    private void sendAll(byte[] bytes) {
        try {
            write(channel, bytes);
            channel.shutdownOutput();
        } catch (IOException e) {
            // The command ended without reading all of it, which is its right.
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static SocketChannel connect(DockerAddress engine) throws IOException {
        SocketAddress address = engine.socket()
                ? UnixDomainSocketAddress.of(engine.host())
                : new InetSocketAddress(engine.host(), engine.port());
        SocketChannel channel =
                engine.socket() ? SocketChannel.open(StandardProtocolFamily.UNIX) : SocketChannel.open();
        channel.connect(address);
        return channel;
    }

    private static void write(SocketChannel channel, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /** Reads the head of the answer byte by byte: what follows it is not ours. */
    private static String answer(SocketChannel channel) throws IOException {
        StringBuilder head = new StringBuilder();
        ByteBuffer one = ByteBuffer.allocate(1);
        while (head.indexOf("\r\n\r\n") < 0 && head.length() < MAX_ANSWER_BYTES) {
            if (channel.read(one.clear()) < 0) {
                throw new IOException("the engine closed the connection");
            }
            head.append((char) one.get(0));
        }
        return head.toString();
    }
}
