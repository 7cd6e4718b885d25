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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Many open pages of the console, on one thread: each listens to what happens, and fetches itself as {@code live.js} does,
 * some hundred milliseconds after an event. Prints {@code OPEN} when all listen, and {@code SCREENS <pages> <seen> <p50 ms>
 * <p99 ms> <fetches> <failed fetches>}. Latency counts from when the opening of an incident was recorded, before its commit, until all of a page
 * that shows it is there, for each page and incident.
 *
 * <p>Arguments: number, port, seconds, and {@code live.js}, of which the waits are read. Cookies of sessions, which the pages share, are lines of the
 * input. An incident's title has {@code screen-<number>} in it.
 */
final class Screens {

    private static final Pattern OPENED =
            Pattern.compile("\"time\":\"([^\"]+)\"[^\n]*?screen-(\\d+)|screen-(\\d+)[^\n]*?\"time\":\"([^\"]+)\"");
    private static final Pattern SHOWN = Pattern.compile("screen-(\\d+)");

    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(256 * 1024);
    private final PriorityQueue<Screen> due = new PriorityQueue<>((a, b) -> Long.compare(a.fetchAt, b.fetchAt));
    private final Map<String, Long> recorded = new HashMap<>();
    private final List<Long> millis = new ArrayList<>();
    private final Random random = new Random(1);
    private final InetSocketAddress hub;
    private final long[] soon;
    private final long[] apart;
    private final long[] between;
    private final long ahead;
    private int fetches;
    private int failed;

    private Screens(int port, String live) throws IOException {
        hub = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        soon = span(live, "SOON");
        apart = span(live, "APART");
        between = span(live, "BETWEEN");
        ahead = number(live, "const AHEAD = (\\d+)")[0];
    }

    /** An open page. */
    private static final class Screen {
        private final String cookie;
        private final StringBuilder heard = new StringBuilder();
        private final Map<String, Boolean> seen = new HashMap<>();
        private long fetchAt;
        private long fetched;
        private long taken;
        private boolean waits;
        private boolean looks;
        private boolean missed;

        Screen(String cookie) {
            this.cookie = cookie;
        }
    }

    /** A page on its way. */
    private record Fetch(Screen screen, StringBuilder text) {}

    public static void main(String[] args) throws IOException {
        List<String> cookies = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))
                .lines()
                .toList();
        Screens screens =
                new Screens(Integer.parseInt(args[1]), java.nio.file.Files.readString(java.nio.file.Path.of(args[3])));
        int number = Integer.parseInt(args[0]);
        for (int i = 0; i < number; i++) {
            screens.open(new Screen(cookies.get(i % cookies.size())));
        }
        screens.run(3);
        System.out.println("OPEN");
        screens.run(Long.parseLong(args[2]));
        screens.print(number);
    }

    private static long[] span(String live, String name) {
        return number(live, "const " + name + " = \\[(\\d+), (\\d+)]");
    }

    private static long[] number(String live, String said) {
        Matcher found = Pattern.compile(said).matcher(live);
        if (!found.find()) {
            throw new IllegalArgumentException("live.js does not say " + said);
        }
        return IntStream.rangeClosed(1, found.groupCount())
                .mapToLong(group -> Long.parseLong(found.group(group)))
                .toArray();
    }

    private long within(long[] span) {
        return span[0] + (long) (random.nextDouble() * (span[1] - span[0]));
    }

    private void open(Screen screen) throws IOException {
        ask("/api/v1/events", screen.cookie).register(selector, SelectionKey.OP_READ, screen);
    }

    private SocketChannel ask(String path, String cookie) throws IOException {
        SocketChannel channel = SocketChannel.open(hub);
        // An answer to HTTP/1.0 is not cut into chunks, and ends with its connection.
        String request = "GET " + path + " HTTP/1.0\r\nHost: 127.0.0.1:" + hub.getPort() + "\r\nCookie: " + cookie
                + "\r\nSec-Fetch-Site: same-origin\r\nSec-Fetch-Dest: empty\r\nX-Serai-Live: 1\r\n\r\n";
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        channel.configureBlocking(false);
        return channel;
    }

    private void run(long seconds) throws IOException {
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        while (System.nanoTime() < end) {
            long now = System.currentTimeMillis();
            while (!due.isEmpty() && due.peek().fetchAt <= now) {
                fetch(due.poll(), now);
            }
            long wait = due.isEmpty() ? 50 : Math.max(1, Math.min(50, due.peek().fetchAt - now));
            selector.select(wait);
            for (SelectionKey key : selector.selectedKeys()) {
                read(key);
            }
            selector.selectedKeys().clear();
        }
    }

    private void fetch(Screen screen, long now) throws IOException {
        screen.waits = false;
        screen.looks = true;
        screen.missed = false;
        screen.taken = Math.max(screen.taken, now) + within(between);
        fetches++;
        ask("/console", screen.cookie).register(selector, SelectionKey.OP_READ, new Fetch(screen, new StringBuilder()));
    }

    private void read(SelectionKey key) throws IOException {
        buffer.clear();
        int count = ((SocketChannel) key.channel()).read(buffer);
        String text =
                count > 0 ? StandardCharsets.ISO_8859_1.decode(buffer.flip()).toString() : "";
        if (key.attachment() instanceof Fetch fetch) {
            fetch.text.append(text);
            if (count < 0) {
                shown(fetch);
            }
        } else if (key.attachment() instanceof Screen screen) {
            heard(screen, text);
        }
        if (count < 0) {
            key.cancel();
            key.channel().close();
        }
    }

    /** What live.js does with it. */
    private void heard(Screen screen, String text) {
        screen.heard.append(text);
        int whole = screen.heard.lastIndexOf("\n");
        if (whole < 0) {
            return;
        }
        String lines = screen.heard.substring(0, whole);
        screen.heard.delete(0, whole + 1);
        Matcher opened = OPENED.matcher(lines);
        while (opened.find()) {
            String number = opened.group(2) != null ? opened.group(2) : opened.group(3);
            String time = opened.group(1) != null ? opened.group(1) : opened.group(4);
            recorded.putIfAbsent(number, Instant.parse(time).toEpochMilli());
        }
        if (lines.contains("\"type\":\"dev.serai.incident.")) {
            refresh(screen);
        }
    }

    private void refresh(Screen screen) {
        screen.missed = screen.looks;
        if (!screen.waits && !screen.looks) {
            long now = System.currentTimeMillis();
            long earliest = Math.max(screen.fetched + within(apart), screen.taken - ahead);
            screen.fetchAt = Math.max(now + within(soon), earliest);
            screen.waits = true;
            due.add(screen);
        }
    }

    private void shown(Fetch fetch) {
        long now = System.currentTimeMillis();
        if (!fetch.text.substring(0, Math.min(15, fetch.text.length())).contains(" 200")) {
            failed++;
        }
        Matcher shown = SHOWN.matcher(fetch.text);
        while (shown.find()) {
            Long at = recorded.get(shown.group(1));
            if (at != null && fetch.screen.seen.putIfAbsent(shown.group(1), true) == null) {
                millis.add(now - at);
            }
        }
        fetch.screen.looks = false;
        fetch.screen.fetched = now;
        if (fetch.screen.missed) {
            refresh(fetch.screen);
        }
    }

    private void print(int number) {
        long[] sorted = millis.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                "SCREENS %d %d %d %d %d %d%n",
                number, sorted.length, percentile(sorted, 0.50), percentile(sorted, 0.99), fetches, failed);
    }

    private static long percentile(long[] sorted, double share) {
        return sorted.length == 0 ? -1 : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)];
    }
}
