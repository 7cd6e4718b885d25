package dev.serai.hub.db;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands between a hub and its database, and plays what a network does: connections that carry nothing any more. */
final class TcpProxy implements AutoCloseable {

    private final int target;
    private final ServerSocket listener;
    private final Set<Pair> pairs = ConcurrentHashMap.newKeySet();
    private volatile boolean severing;

    TcpProxy(int target) {
        this.target = target;
        try {
            this.listener = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    int target() {
        return target;
    }

    /**
     * The connections that there are never carry anything again, and neither side is told: a host that is gone, a router
     * that forgot. New ones work.
     *
     * @return how many they were
     */
    int freeze() {
        int frozen = 0;
        for (Pair pair : pairs) {
            pair.frozen = true;
            frozen++;
        }
        return frozen;
    }

    private void accept() {
        while (!severing) {
            try {
                Socket client = listener.accept();
                Pair pair = new Pair(client, new Socket(InetAddress.getLoopbackAddress(), target));
                pairs.add(pair);
                start(() -> pump(pair, pair.client, pair.server));
                start(() -> pump(pair, pair.server, pair.client));
            } catch (IOException e) {
                // Closed, or the database is away: the next one may find it.
            }
        }
    }

    private void pump(Pair pair, Socket from, Socket to) {
        byte[] buffer = new byte[65_536];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            // What a frozen connection brings is read and dropped, so that whoever sends sees it taken.
            for (int count = in.read(buffer); count >= 0 || pair.frozen; count = in.read(buffer)) {
                if (count < 0) {
                    return;
                }
                if (!pair.frozen) {
                    out.write(buffer, 0, count);
                }
            }
        } catch (IOException e) {
            // One side is gone.
        }
        if (!pair.frozen) {
            pair.close();
            pairs.remove(pair);
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "tcp-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        severing = true;
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        pairs.forEach(Pair::close);
    }

    private static final class Pair {
        private final Socket client;
        private final Socket server;
        private volatile boolean frozen;

        Pair(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void close() {
            for (Socket socket : new Socket[] {client, server}) {
                try {
                    // close() alone tells the other side nothing while the other pump reads.
                    socket.shutdownInput();
                    socket.shutdownOutput();
                    socket.close();
                } catch (IOException e) {
                    // Gone already.
                }
            }
        }
    }
}
