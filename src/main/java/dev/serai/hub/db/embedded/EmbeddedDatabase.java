package dev.serai.hub.db.embedded;

import dev.serai.hub.db.DatabaseSetup;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A real PostgreSQL server under the data directory, on a free port of the loopback interface, without a socket file. */
final class EmbeddedDatabase {

    static final String OWNER = "serai_owner";
    static final String LOGIN = "serai_login";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String DATABASE = "serai";
    /** Recovery after a crash takes its time. */
    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private static final Duration STOP_LIMIT = Duration.ofMinutes(1);

    private final EmbeddedPostgres server;
    private final Path cluster;
    private final Optional<ServerSupervisor> supervisor;

    private EmbeddedDatabase(EmbeddedPostgres server, Path cluster) {
        this.server = server;
        this.cluster = cluster;
        this.supervisor = OrphanedServer.find(cluster).flatMap(process -> supervise(process, cluster));
    }

    private static Optional<ServerSupervisor> supervise(ProcessHandle process, Path cluster) {
        return process.info().command().map(Path::of).map(program -> new ServerSupervisor(
                        cluster, process, program, START_LIMIT)
                .start());
    }

    /** Starts it, sets it up at the first start, and stops an orphan of a killed hub before. */
    static EmbeddedDatabase start(DataDirectory data, DatabasePasswords secrets) {
        try {
            OrphanedServer.stop(data.cluster());
            setAsideHalfMade(data);
            EmbeddedDatabase database = new EmbeddedDatabase(
                    launch(data, secrets.get(DatabasePasswords.SUPERUSER_PASSWORD)), data.cluster());
            database.prepare(data, secrets);
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The hub's own PostgreSQL does not start; its files are in " + data.cluster(), e);
        }
    }

    /** A first start that was cut short left a cluster without data in it. It is kept, for whoever wants to look. */
    private static void setAsideHalfMade(DataDirectory data) throws IOException {
        if (Files.exists(data.cluster()) && !Files.exists(data.marker())) {
            Path aside = data.cluster().resolveSibling("postgres.half-made-" + System.currentTimeMillis());
            Files.move(data.cluster(), aside);
            LOG.warn("The first start was cut short; what it left is in {}", aside);
        }
    }

    private static EmbeddedPostgres launch(DataDirectory data, String password) throws IOException {
        Path passwordFile =
                Files.createTempFile(data.cluster().getParent(), "initdb", ".tmp", DataDirectory.ownerOnly());
        try {
            Files.writeString(passwordFile, password);
            return EmbeddedPostgres.builder()
                    .setDataDirectory(data.cluster())
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(data.binaries().toFile())
                    // The hub stops it, last of all; a hook of its own would stop it first.
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(START_LIMIT)
                    // These go to initdb, after its own "-A trust", and override that.
                    .setLocaleConfig("auth", "scram-sha-256")
                    .setLocaleConfig("pwfile", passwordFile.toString())
                    .setConnectConfig("password", password)
                    // The builder switches durability off by default.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("max_connections", "60")
                    .setServerConfig("shared_buffers", "64MB")
                    .setServerConfig("logging_collector", "on")
                    .setServerConfig("log_rotation_size", "10MB")
                    .start();
        } finally {
            Files.deleteIfExists(passwordFile);
        }
    }

    private void prepare(DataDirectory data, DatabasePasswords secrets) throws IOException {
        if (Files.exists(data.marker())) {
            return;
        }
        try {
            DatabaseSetup.run(
                    server.getPostgresDatabase(),
                    secrets.get(DatabasePasswords.OWNER_PASSWORD),
                    secrets.get(DatabasePasswords.LOGIN_PASSWORD));
        } catch (SQLException e) {
            stop();
            throw new IllegalStateException("The hub's own PostgreSQL cannot be set up", e);
        }
        Files.writeString(data.marker(), "", StandardOpenOption.CREATE);
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + DATABASE + "?reWriteBatchedInserts=true";
    }

    /** Returns when it is gone; its own stop gives up waiting after five seconds. */
    void stop() {
        supervisor.ifPresent(ServerSupervisor::close);
        Optional<ProcessHandle> process = OrphanedServer.find(cluster);
        try {
            server.close();
            if (process.isPresent() && !OrphanedServer.ends(process.get(), STOP_LIMIT)) {
                LOG.error(
                        "The hub's own PostgreSQL still runs, process {}",
                        process.get().pid());
            }
        } catch (IOException e) {
            LOG.error("The hub's own PostgreSQL did not stop cleanly", e);
        }
    }
}
