package dev.serai.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Keeps a number of slow connections to a port of this machine open for a while, each a byte every half second, opens
 * another one for each that is cut, and prints {@code SLOW <opened> <cut>}.
 *
 * <p>Arguments: kind, number, port, bearer token of the source {@code generic}, seconds.
 */
final class Slow {

    private static final long TURN_MS = 500;
    private static final int MOST = 1_000;
    /** Slow ones, not a flood of new ones. */
    private static final int NEW_A_TURN = 50;

    private static final long LONGEST_SECONDS = 600;
    /** More than the buffers between the two take. */
    private static final int ANSWERS = 50;

    private static final String JSON = "Host: hub\r\nContent-Type: application/json\r\n";
    private static final String LONG = JSON + "Content-Length: 60000\r\n";

    private final InetSocketAddress hub;
    private final boolean reads;
    private final byte[] begin;
    private final byte[] drip;
    private final SocketChannel[] open;
    private final ByteBuffer answer = ByteBuffer.allocate(64 * 1024);
    private int opened;
    private int openedThisTurn;
    private int cut;

    private Slow(String[] args) {
        String[] request = kinds(args[3]).get(args[0]);
        reads = !args[0].equals("answer");
        begin = request[0].getBytes(StandardCharsets.US_ASCII);
        drip = request[1].getBytes(StandardCharsets.US_ASCII);
        open = new SocketChannel[Math.min(MOST, Integer.parseInt(args[1]))];
        hub = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[2]));
    }

    /** Of each kind what is sent at once, and what comes a byte at a time, over and over. */
    private static Map<String, String[]> kinds(String token) {
        String bearer = "Authorization: Bearer " + token + "\r\n";
        String chunked = JSON + "Transfer-Encoding: chunked\r\n";
        String chunk = "1\r\n \r\n";
        return Map.of(
                "headers", new String[] {"GET /api/v1/info HTTP/1.1\r\nHost: hub\r\nX-Long: ", "a"},
                "body", new String[] {"POST /webhooks/generic HTTP/1.1\r\n" + LONG + "\r\n{", " "},
                "token", new String[] {"POST /webhooks/generic HTTP/1.1\r\n" + LONG + bearer + "\r\n{", " "},
                "chunked",
                        new String[] {"POST /webhooks/generic HTTP/1.1\r\n" + chunked + bearer + "\r\n" + chunk, chunk},
                "refused", new String[] {"POST /webhooks/generic HTTP/1.1\r\n" + chunked + "\r\n" + chunk, chunk},
                "api", new String[] {"POST /api/v1/auth/login HTTP/1.1\r\n" + LONG + "\r\n{", " "},
                "channel", new String[] {"POST /channels/discord/interactions HTTP/1.1\r\n" + LONG + "\r\n{", " "},
                "answer",
                        new String[] {"GET /api/v1/openapi.yaml HTTP/1.1\r\nHost: hub\r\n\r\n".repeat(ANSWERS), "\n"});
    }

    public static void main(String[] args) throws InterruptedException {
        Slow slow = new Slow(args);
        long end = System.nanoTime() + Math.min(LONGEST_SECONDS, Long.parseLong(args[4])) * 1_000_000_000;
        for (int turn = 0; System.nanoTime() < end; turn++) {
            slow.openedThisTurn = 0;
            for (int i = 0; i < slow.open.length; i++) {
                slow.drip(i, turn);
            }
            Thread.sleep(TURN_MS);
        }
        System.out.println("SLOW " + slow.opened + " " + slow.cut);
    }

    private void drip(int i, int turn) {
        try {
            if (open[i] == null) {
                open[i] = openedThisTurn < NEW_A_TURN ? connect() : null;
            } else if (isOver(open[i])) {
                throw new IOException("cut");
            } else {
                open[i].write(ByteBuffer.wrap(drip, turn % drip.length, 1));
            }
        } catch (IOException e) {
            cut++;
            close(open[i]);
            open[i] = null;
        }
    }

    private SocketChannel connect() throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.SO_RCVBUF, 1024);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.connect(hub);
        channel.write(ByteBuffer.wrap(begin));
        channel.configureBlocking(false);
        opened++;
        openedThisTurn++;
        return channel;
    }

    private boolean isOver(SocketChannel channel) throws IOException {
        if (!reads) {
            return false;
        }
        answer.clear();
        return channel.read(answer) < 0;
    }

    private static void close(SocketChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // It is over either way.
        }
    }
}
