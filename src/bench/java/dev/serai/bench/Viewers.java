package dev.serai.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Listens on one thread to what happens, as many pages of the console do, and prints
 * {@code OPEN} when the seconds to skip are over, and {@code VIEWERS <open at the end> <events a second for each> <p50 ms> <p99 ms> <megabytes a second in all>}. Latency counts
 * from when an event was recorded, before its commit, until one viewer in ten has it; the others' are read and not looked at.
 *
 * <p>Arguments: number, port, seconds to skip, seconds to count. Access tokens, which they share, are lines of the input.
 */
final class Viewers {

    private static final int SAMPLED = 10;
    private static final Pattern TIME = Pattern.compile("\"time\":\"([^\"]+)\"");

    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(256 * 1024);
    private final List<Long> millis = new ArrayList<>();
    private long bytes;
    private boolean counting;

    private Viewers() throws IOException {}

    public static void main(String[] args) throws IOException {
        List<String> tokens = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))
                .lines()
                .toList();
        Viewers viewers = new Viewers();
        int number = Integer.parseInt(args[0]);
        InetSocketAddress hub = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[1]));
        for (int i = 0; i < number; i++) {
            viewers.open(hub, tokens.get(i % tokens.size()), i % SAMPLED == 0);
        }
        viewers.listen(Long.parseLong(args[2]));
        System.out.println("OPEN");
        viewers.counting = true;
        long seconds = Long.parseLong(args[3]);
        viewers.listen(seconds);
        viewers.print(seconds, (number + SAMPLED - 1) / SAMPLED);
    }

    private void open(InetSocketAddress hub, String token, boolean sampled) throws IOException {
        SocketChannel channel = SocketChannel.open(hub);
        // An answer to HTTP/1.0 is not cut into chunks.
        String request = "GET /api/v1/events HTTP/1.0\r\nHost: hub\r\nAuthorization: Bearer " + token + "\r\n\r\n";
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, sampled ? new StringBuilder() : null);
    }

    private void listen(long seconds) throws IOException {
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        while (System.nanoTime() < end) {
            selector.select(100);
            for (SelectionKey key : selector.selectedKeys()) {
                read(key);
            }
            selector.selectedKeys().clear();
        }
    }

    private void read(SelectionKey key) throws IOException {
        buffer.clear();
        int count = ((SocketChannel) key.channel()).read(buffer);
        if (count < 0) {
            key.cancel();
            key.channel().close();
        } else if (counting) {
            bytes += count;
        }
        if (count > 0 && key.attachment() instanceof StringBuilder text) {
            heard(text.append(StandardCharsets.ISO_8859_1.decode(buffer.flip())));
        }
    }

    private void heard(StringBuilder text) {
        int whole = text.lastIndexOf("\n");
        if (whole >= 0 && counting) {
            long now = System.currentTimeMillis();
            Matcher times = TIME.matcher(text).region(0, whole);
            while (times.find()) {
                millis.add(now - Instant.parse(times.group(1)).toEpochMilli());
            }
        }
        text.delete(0, whole + 1);
    }

    private void print(long seconds, int sampled) {
        long[] sorted = millis.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                "VIEWERS %d %.0f %d %d %.1f%n",
                selector.keys().size(),
                (double) sorted.length / sampled / seconds,
                percentile(sorted, 0.50),
                percentile(sorted, 0.99),
                bytes / 1e6 / seconds);
    }

    private static long percentile(long[] sorted, double share) {
        return sorted.length == 0 ? -1 : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)];
    }
}
