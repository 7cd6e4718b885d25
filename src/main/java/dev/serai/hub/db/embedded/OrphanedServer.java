package dev.serai.hub.db.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The database server that outlived a killed hub. Our own data lock is held, so no living hub uses it. */
final class OrphanedServer {

    private static final Logger LOG = LoggerFactory.getLogger(OrphanedServer.class);
    private static final Duration FAST = Duration.ofSeconds(30);
    private static final Duration LEFT_ALONE = Duration.ofSeconds(2);
    private static final Path PROCESSES = Path.of("/proc");
    private static final Duration HARD = Duration.ofSeconds(5);

    private OrphanedServer() {}

    /** Stops the server that runs on this cluster, if there is one. Another process with its old number is left alone. */
    static void stop(Path cluster) {
        find(cluster).ifPresent(server -> {
            LOG.warn("A database server of a killed hub still runs (process {}): stopping it", server.pid());
            interrupt(server);
            if (!ends(server, FAST)) {
                server.destroyForcibly();
                if (!ends(server, HARD)) {
                    throw new IllegalStateException("The database server of a killed hub, process " + server.pid()
                            + ", does not stop. Stop it by hand.");
                }
            }
        });
        clear(cluster);
    }

    /**
     * Ends what a server that was killed left behind: processes that still hold its shared memory would keep the next one
     * from starting, and so would its file when another process has its number by now. Only where the system tells which
     * processes these are; elsewhere PostgreSQL itself decides.
     */
    static void clear(Path cluster) {
        if (!Files.isDirectory(PROCESSES)) {
            return;
        }
        for (ProcessHandle process : working(cluster)) {
            // It ends by itself when it notices; one in the middle of a query may take long.
            if (!ends(process, LEFT_ALONE)) {
                process.destroyForcibly();
                ends(process, HARD);
            }
        }
        try {
            if (find(cluster).isEmpty() && working(cluster).isEmpty()) {
                Files.deleteIfExists(cluster.resolve("postmaster.pid"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each process of PostgreSQL works in its cluster. */
    private static List<ProcessHandle> working(Path cluster) {
        return ProcessHandle.allProcesses()
                .filter(process -> worksIn(process, cluster))
                .toList();
    }

    private static boolean worksIn(ProcessHandle process, Path cluster) {
        try {
            Path folder = PROCESSES.resolve(Long.toString(process.pid()));
            return Files.readSymbolicLink(folder.resolve("cwd")).equals(cluster.toRealPath())
                    && Files.readSymbolicLink(folder.resolve("exe"))
                            .getFileName()
                            .toString()
                            .startsWith("postgres");
        } catch (IOException | RuntimeException e) {
            // Gone, or somebody else's.
            return false;
        }
    }

    /** The server that runs on this cluster, whoever started it. */
    static Optional<ProcessHandle> find(Path cluster) {
        Path file = cluster.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(file);
            long pid = Long.parseLong(lines.get(0).strip());
            return ProcessHandle.of(pid).filter(process -> process.isAlive() && isServer(process, cluster));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            // Half-written: the server was killed while it started; PostgreSQL copes with such a file itself.
            return Optional.empty();
        }
    }

    /** By program and data directory: process numbers are used again. */
    private static boolean isServer(ProcessHandle process, Path cluster) {
        String command = process.info().command().orElse("");
        String[] arguments = process.info().arguments().orElse(new String[0]);
        String program =
                Path.of(command.isEmpty() ? "?" : command).getFileName().toString();
        return program.startsWith("postgres") && List.of(arguments).contains(cluster.toString());
    }

    /** SIGINT is PostgreSQL's fast shutdown; where there is no such signal, the gentlest there is. */
    private static void interrupt(ProcessHandle server) {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(server.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            server.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static boolean ends(ProcessHandle server, Duration limit) {
        try {
            server.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
