package dev.serai.hub.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A request as a client library would never send it, and the answer's bytes. */
final class RawRequest {

    private static final int PATIENCE_MS = 60_000;
    private static final byte[] NOTHING = {};

    private RawRequest() {}

    /** What came back before the connection ended; empty when nothing did. */
    record Answer(String text) {

        int status() {
            return text.isEmpty() ? 0 : Integer.parseInt(text.substring(9, 12));
        }

        /** The value of a header; null without one. */
        String header(String name) {
            for (String line : text.split("\r\n\r\n", 2)[0].split("\r\n")) {
                if (line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":")) {
                    return line.substring(name.length() + 1).strip();
                }
            }
            return null;
        }

        String body() {
            String[] parts = text.split("\r\n\r\n", 2);
            return parts.length < 2 ? "" : parts[1];
        }
    }

    /** @param request its first line and headers, each ended by a line feed, in ISO-8859-1 */
    static Answer send(int port, String request, byte[] body) {
        return send(port, request, body, 0, NOTHING);
    }

    /**
     * @param begin of the body, which is sent with the head
     * @param pause milliseconds until the rest is sent
     */
    static Answer send(int port, String request, byte[] begin, int pause, byte[] rest) {
        String head = "%s HTTP/1.1\r\nHost: hub\r\nConnection: close\r\n%s\r\n"
                .formatted(
                        request.lines().findFirst().orElseThrow(),
                        request.lines().skip(1).map(line -> line + "\r\n").reduce("", String::concat));
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().write(begin);
            if (pause > 0) {
                Thread.sleep(pause);
            }
            socket.getOutputStream().write(rest);
            InputStream in = socket.getInputStream();
            byte[] chunk = new byte[8_192];
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                answer.write(chunk, 0, count);
            }
        } catch (SocketException reset) {
            // What had come until then counts.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return new Answer(answer.toString(StandardCharsets.ISO_8859_1));
    }
}
