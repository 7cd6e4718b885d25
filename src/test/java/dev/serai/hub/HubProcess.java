package dev.serai.hub;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * A real hub as a process of its own, for what only a process can show: kill -9, restart, Ctrl-C.
 *
 * <p>It runs from this test's class path, in the repository's root, so that it loads {@code routes/}. Its data and its
 * log stand in the given directory, which a second process may be started on.
 */
public final class HubProcess implements AutoCloseable {

    /** Ten seconds of one core, of which a busy machine has little. */
    public static final Duration START_LIMIT = Duration.ofMinutes(10);

    private static final Duration END_LIMIT = Duration.ofMinutes(2);
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    /** As much as a hub needs: growing to it would be three full collections. */
    private static final String METASPACE = "-XX:MetaspaceSize=160m";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final Process process;
    private final int port;
    private final Path log;

    private HubProcess(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /** Starts a hub on a free port, on the database the properties name or, without one, on its own, and waits until it is ready. */
    public static HubProcess start(Path directory, Map<String, ?> properties) {
        return launch(directory, freePort(), properties).awaitReady();
    }

    /** The same on a machine whose locale knows ASCII only. */
    public static HubProcess startInAscii(Path directory, Map<String, ?> properties) {
        return launch(
                        directory,
                        freePort(),
                        properties,
                        List.of("-Dfile.encoding=US-ASCII", "-Dsun.jnu.encoding=ANSI_X3.4-1968"))
                .awaitReady();
    }

    /** The same with a clock that the test steps. */
    public static HubProcess startStepped(Path directory, Map<String, ?> properties, Path clock) {
        List<String> main = List.of("-D" + SteppedHub.FILE + "=" + clock, SteppedHub.class.getName());
        return launch(directory, freePort(), properties, List.of(), List.of(), main)
                .awaitReady();
    }

    /** Starts one as the README's first command does, with the demo's cluster and chat, and returns at once. */
    public static HubProcess launchDemo(Path directory, int port) {
        return launch(directory, port, Map.of(), List.of(), List.of("demo/src/run/resources"));
    }

    /** Starts a hub on the given port and returns at once. */
    public static HubProcess launch(Path directory, int port, Map<String, ?> properties) {
        return launch(directory, port, properties, List.of());
    }

    private static HubProcess launch(Path directory, int port, Map<String, ?> properties, List<String> options) {
        return launch(directory, port, properties, options, List.of());
    }

    private static HubProcess launch(
            Path directory, int port, Map<String, ?> properties, List<String> options, List<String> resources) {
        return launch(directory, port, properties, options, resources, List.of(Hub.class.getName()));
    }

    /**
     * @param resources folders that stand on its class path as well
     * @param main the main class, behind what only it needs
     */
    private static HubProcess launch(
            Path directory,
            int port,
            Map<String, ?> properties,
            List<String> options,
            List<String> resources,
            List<String> main) {
        try {
            Files.createDirectories(directory);
            Path log = directory.resolve("hub.log");
            List<String> command = new ArrayList<>(command(writeSettings(directory, port, properties), main));
            command.addAll(1, options);
            ProcessBuilder builder = new ProcessBuilder(command);
            if (!options.isEmpty()) {
                builder.environment().put("LC_ALL", "C");
            }
            List<String> classPath = new ArrayList<>(List.of(System.getProperty("java.class.path")));
            classPath.addAll(resources);
            builder.environment().put("CLASSPATH", String.join(File.pathSeparator, classPath));
            builder.redirectErrorStream(true);
            builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            return new HubProcess(builder.start(), port, log);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start a hub", e);
        }
    }

    /** Starts a hub from a packaged jar, in a folder with nothing beside it, with its own home folder, and returns at once. */
    public static HubProcess launchJar(Path jar, Path directory, Path home, Map<String, ?> properties) {
        return launchJar(List.of("-jar", jar.toAbsolutePath().toString()), directory, home, properties);
    }

    /** The same with the jars of a folder, as docs/operating/overlay.md says. */
    public static HubProcess launchJar(Path jar, String jars, Path directory, Map<String, ?> properties) {
        List<String> main = List.of(
                "-Dloader.path=" + jars,
                "-cp",
                jar.toAbsolutePath().toString(),
                "org.springframework.boot.loader.launch.PropertiesLauncher");
        return launchJar(main, directory, directory.resolve("home"), properties);
    }

    private static HubProcess launchJar(List<String> main, Path directory, Path home, Map<String, ?> properties) {
        try {
            Files.createDirectories(directory);
            Path log = directory.resolve("hub.log");
            int port = freePort();
            List<String> command = new ArrayList<>(List.of(
                    JAVA, "-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", METASPACE, "-Duser.home=" + home));
            command.addAll(main);
            command.add("--spring.config.additional-location="
                    + writeSettings(directory, port, properties).toUri());
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().put("HOME", home.toString());
            builder.directory(directory.toFile());
            builder.redirectErrorStream(true);
            builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            return new HubProcess(builder.start(), port, log);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start a hub", e);
        }
    }

    private static List<String> command(Path settings, List<String> main) {
        List<String> command = new ArrayList<>(List.of(
                JAVA,
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-BytecodeVerificationRemote",
                METASPACE));
        command.addAll(main);
        command.add("--spring.config.additional-location=" + settings.toUri());
        return command;
    }

    private static Path writeSettings(Path directory, int port, Map<String, ?> given) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("serai.data-dir", directory.resolve("data").toString());
        properties.setProperty(
                "serai.audit.checkpoint-file",
                directory.resolve("data/checkpoints.jsonl").toString());
        properties.setProperty(
                "server.tomcat.basedir", directory.resolve("tomcat").toString());
        properties.setProperty("server.port", Integer.toString(port));
        given.forEach((name, value) -> properties.setProperty(name, value.toString()));
        Path file = directory.resolve("hub.properties");
        try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            properties.store(writer, null);
        }
        return file;
    }

    /** Waits until readiness says yes; fails with the log when the process ends or takes longer than {@link #START_LIMIT}. */
    public HubProcess awaitReady() {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!ready()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                close();
                throw new IllegalStateException("the hub did not get ready:\n" + log());
            }
            pause();
        }
        return this;
    }

    public boolean ready() {
        try {
            return HTTP.send(
                                    HttpRequest.newBuilder(uri("/actuator/health/readiness"))
                                            .timeout(Duration.ofSeconds(5))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    public boolean alive() {
        return process.isAlive();
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** All it has printed so far; a restart on the same directory appends. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL: the process gets no say. Returns when it is gone. */
    public void kill9() {
        process.destroyForcibly();
        await(END_LIMIT);
    }

    /** What Ctrl-C does; returns the exit code. */
    public int stop() {
        process.destroy();
        return await(END_LIMIT);
    }

    /** Waits for its end and returns the exit code. */
    public int await(Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("the hub still runs after " + limit + ":\n" + log());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            process.destroy();
            try {
                if (!process.waitFor(45, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }

    /** A port that was free a moment ago, and that the system gives no connection meanwhile. */
    public static int freePort() {
        while (true) {
            try (ServerSocket socket = new ServerSocket(
                    ThreadLocalRandom.current().nextInt(15_000, 32_000), 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException e) {
                // It is taken.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
