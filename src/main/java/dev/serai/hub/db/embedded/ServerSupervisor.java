package dev.serai.hub.db.embedded;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the hub's own server again when it died, on the same port and with the same options, until it is closed. */
final class ServerSupervisor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ServerSupervisor.class);
    private static final Duration LOOK = Duration.ofMillis(500);

    private final Path cluster;
    private final List<String> restart;
    private final Duration startLimit;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(ServerSupervisor::thread);
    private ProcessHandle server;
    private boolean down;

    /**
     * @param server its options stand in the cluster, written when it was started
     * @param program what it runs
     */
    ServerSupervisor(Path cluster, ProcessHandle server, Path program, Duration startLimit) {
        this.cluster = cluster;
        this.server = server;
        this.startLimit = startLimit;
        this.restart = restart(cluster, program, startLimit);
    }

    private static List<String> restart(Path cluster, Path program, Duration limit) {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            // As it was started: PostgreSQL refuses to run as root.
            command.addAll(List.of("unshare", "-U"));
        }
        String name = program.getFileName().toString().replace("postgres", "pg_ctl");
        String seconds = Long.toString(limit.toSeconds());
        command.addAll(List.of(
                program.resolveSibling(name).toString(), "restart", "-w", "-t", seconds, "-D", cluster.toString()));
        return command;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "embedded-database");
        thread.setDaemon(true);
        return thread;
    }

    ServerSupervisor start() {
        watch.scheduleWithFixedDelay(this::check, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    private void check() {
        try {
            if (!runs(server)) {
                // A start that took too long may have come to its end.
                server = OrphanedServer.find(cluster).orElse(server);
                if (!runs(server)) {
                    restart();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            LOG.error("The hub's own PostgreSQL does not start again; trying on: {}", e.toString());
        }
    }

    /** A process that nobody has buried yet is there, but runs no program. */
    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    private void restart() throws IOException, InterruptedException {
        if (!down) {
            LOG.error(
                    "The hub's own PostgreSQL died: starting it again. What it said is in {}", cluster.resolve("log"));
            down = true;
        }
        OrphanedServer.clear(cluster);
        // Its output would keep a pipe open for as long as the server lives; it has a log of its own.
        Process starting = new ProcessBuilder(restart)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (starting.waitFor(startLimit.toSeconds() + 1, TimeUnit.SECONDS) && starting.exitValue() == 0) {
            server = OrphanedServer.find(cluster).orElse(server);
            LOG.info("The hub's own PostgreSQL runs again");
            down = false;
        }
    }

    /** From now on the server may end. */
    @Override
    public void close() {
        watch.shutdownNow();
        try {
            if (!watch.awaitTermination(startLimit.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("The hub's own PostgreSQL is still being started");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
