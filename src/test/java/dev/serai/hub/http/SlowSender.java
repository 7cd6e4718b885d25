package dev.serai.hub.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One connection that sends the beginning of a request at once and the rest a byte at a time. */
final class SlowSender implements AutoCloseable {

    private static final int CUT_MS = 60_000;
    private static final int DEAF_REQUESTS = 50;

    private final Socket socket = new Socket();
    private final byte[] drip;
    private boolean cut;

    private SlowSender(int port, String begin, String drip) {
        this.drip = drip.getBytes(StandardCharsets.ISO_8859_1);
        try {
            // So that an answer does not fit into the buffers between the two.
            socket.setReceiveBufferSize(1024);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CUT_MS);
            socket.setTcpNoDelay(true);
            write(begin.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A body of a declared length of which next to nothing comes. */
    static SlowSender body(int port, String request, String... headers) {
        return new SlowSender(port, head(request, headers) + "Content-Length: 60000\r\n\r\n{", " ");
    }

    /** A body in chunks, of which the next is always announced and never there. */
    static SlowSender chunked(int port, String request, String... headers) {
        return new SlowSender(
                port, head(request, headers) + "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n", "1\r\n \r\n");
    }

    /** A header that never ends. */
    static SlowSender header(int port) {
        return new SlowSender(port, head("GET /api/v1/info") + "X-Long: ", "a");
    }

    /** Whole requests whose answers are not read; together they are more than the buffers on the way take. */
    static SlowSender deaf(int port, String request) {
        return new SlowSender(port, (head(request) + "\r\n").repeat(DEAF_REQUESTS), "");
    }

    private static String head(String request, String... headers) {
        StringBuilder head = new StringBuilder(request).append(" HTTP/1.1\r\nHost: hub\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return head.toString();
    }

    /** Sends the next byte, if it still can. */
    void drip(int turn) {
        if (drip.length > 0 && !cut) {
            try {
                write(new byte[] {drip[turn % drip.length]});
            } catch (IOException e) {
                cut = true;
            }
        }
    }

    private void write(byte[] bytes) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(bytes);
        out.flush();
    }

    /** Whether the hub has ended the connection, or does so within a minute. */
    boolean isCut() {
        try {
            socket.setSoTimeout(CUT_MS);
            InputStream in = socket.getInputStream();
            byte[] chunk = new byte[65_536];
            while (in.read(chunk) >= 0) {
                // What it answered.
            }
            return true;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
