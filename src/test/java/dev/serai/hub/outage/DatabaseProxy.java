package dev.serai.hub.outage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** Stands between a hub and its database, and fails as a network does. */
final class DatabaseProxy {

    private static final String COMMITTED = "COMMIT\0";
    private static final int REMEMBERED = 64 * 1024;

    private final ServerSocket server;
    private final int target;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Trap> trap = new AtomicReference<>();
    private volatile boolean refuses;
    private volatile boolean hangs;

    private DatabaseProxy(ServerSocket server, int target) {
        this.server = server;
        this.target = target;
    }

    static DatabaseProxy before(int target) {
        try {
            DatabaseProxy proxy = new DatabaseProxy(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()), target);
            start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Waits for one commit.
     *
     * @param marker what the transaction sends to the database somewhere
     * @param skip how many such transactions are let be
     * @param lost whether the commit is done and only its acknowledgement is lost; else the commit does not arrive
     */
    private record Trap(String marker, int skip, boolean lost) {}

    int port() {
        return server.getLocalPort();
    }

    /** Breaks all connections and lets none begin. */
    void cut() {
        refuses = true;
        links.forEach(Link::close);
    }

    /** Says nothing any more, and closes nothing. */
    void hang() {
        hangs = true;
    }

    void restore() {
        refuses = false;
        if (hangs) {
            links.forEach(Link::close);
            hangs = false;
        }
    }

    /** The next transaction but {@code skip} that sends this commits, and nobody hears of it. */
    void loseCommitOf(String marker, int skip) {
        trap.set(new Trap(marker, skip, true));
    }

    /** The next transaction but {@code skip} that sends this is broken off. */
    void breakOff(String marker, int skip) {
        trap.set(new Trap(marker, skip, false));
    }

    boolean isSprung() {
        return trap.get() == null;
    }

    private void accept() {
        while (true) {
            try {
                Socket client = server.accept();
                if (refuses) {
                    client.close();
                } else {
                    Link link = new Link(client, new Socket(InetAddress.getLoopbackAddress(), target));
                    link.start();
                    if (refuses) { // cut meanwhile, perhaps before the link was known
                        link.close();
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "database-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private final class Link {

        private final Socket client;
        private final Socket database;
        private final StringBuffer sent = new StringBuffer();

        Link(Socket client, Socket database) {
            this.client = client;
            this.database = database;
        }

        void start() {
            links.add(this);
            DatabaseProxy.start(() -> copy(client, database, false));
            DatabaseProxy.start(() -> copy(database, client, true));
        }

        void close() {
            links.remove(this);
            try {
                client.close();
                database.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void copy(Socket from, Socket to, boolean answers) {
            byte[] buffer = new byte[16 * 1024];
            try {
                InputStream in = from.getInputStream();
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    String text = new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
                    if (answers ? springsAfter(text) : springsBefore(text)) {
                        break;
                    }
                    if (!hangs) {
                        to.getOutputStream().write(buffer, 0, read);
                    }
                }
            } catch (IOException e) {
                // One end has gone, and so goes the other.
            }
            if (!hangs) {
                close();
            }
        }

        private boolean springsBefore(String text) {
            if (sent.length() < REMEMBERED) {
                sent.append(text);
            }
            Trap set = trap.get();
            return set != null && !set.lost() && set.skip() == 0 && isMarked(set) && trap.compareAndSet(set, null);
        }

        private boolean springsAfter(String text) {
            if (!text.contains(COMMITTED)) {
                return false;
            }
            Trap set = trap.get();
            boolean marked = set != null && isMarked(set);
            sent.setLength(0);
            if (!marked) {
                return false;
            }
            if (set.skip() > 0) {
                trap.compareAndSet(set, new Trap(set.marker(), set.skip() - 1, set.lost()));
                return false;
            }
            return trap.compareAndSet(set, null);
        }

        private boolean isMarked(Trap set) {
            return sent.indexOf(set.marker()) >= 0;
        }
    }
}
