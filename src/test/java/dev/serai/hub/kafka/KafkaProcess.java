package dev.serai.hub.kafka;

import dev.serai.hub.TestFolders;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

/** A real broker as a process of its own, with its own controller, on loopback: it can be killed, stopped and started again. */
public final class KafkaProcess implements AutoCloseable {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final String KEYTOOL =
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    private static final String STORE = "a password of the tests";
    public static final String USER = "serai";
    public static final String PASSWORD = "a password, with blanks and = signs";
    private static final String PLAIN =
            "org.apache.kafka.common.security.plain.PlainLoginModule required user_" + USER + "=\"" + PASSWORD + "\";";
    private static final Duration START = Duration.ofMinutes(4);
    private static final int PORTS = 4;

    private final Path folder;
    private final int port;
    private Process process;

    private KafkaProcess(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    public static KafkaProcess start() {
        return start((kafka, properties) -> {});
    }

    /** One at which {@link #USER} has those rights alone that somebody gives it by {@link #admin}. */
    static KafkaProcess startWithRights() {
        return start((kafka, properties) -> {
            properties.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
            properties.put("super.users", "User:ANONYMOUS");
        });
    }

    /** One that speaks TLS too. */
    static KafkaProcess startWithTls() {
        return start(KafkaProcess::addTls);
    }

    private static KafkaProcess start(BiConsumer<KafkaProcess, Properties> more) {
        try {
            KafkaProcess kafka = new KafkaProcess(TestFolders.make("serai-kafka"), freePort());
            kafka.format(more);
            kafka.begin();
            return kafka;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start a broker", e);
        }
    }

    public String brokers() {
        return "127.0.0.1:" + port;
    }

    /** Where a client proves itself by SASL: mechanism PLAIN, {@link #USER} and {@link #PASSWORD}. */
    public String securedBrokers() {
        return "127.0.0.1:" + securedPort();
    }

    private int securedPort() {
        return port + 2;
    }

    /** Where it speaks TLS, with a certificate for localhost alone, and takes SASL by PLAIN, and by SCRAM once {@link #allowScram}. */
    public String tlsPort() {
        return Integer.toString(port + 3);
    }

    /** Who trusts this certificate trusts the broker; PEM. */
    public Path certificate() {
        return folder.resolve("broker.pem");
    }

    /** From now on this user proves itself by SCRAM-SHA-512 with this password. */
    public void allowScram(String user, String password) throws Exception {
        try (Admin admin = admin()) {
            admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                            user, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096), password)))
                    .all()
                    .get(60, TimeUnit.SECONDS);
        }
    }

    /** A certificate of its own, signed by nobody else, for localhost, as a PEM beside the key's PKCS12. */
    static Path certificate(Path folder, String name) {
        Path keys = folder.resolve(name + ".p12");
        Path certificate = folder.resolve(name + ".pem");
        keytool(
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=dns:localhost",
                "-validity",
                "7",
                "-keystore",
                keys.toString(),
                "-storepass",
                STORE);
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                name,
                "-keystore",
                keys.toString(),
                "-storepass",
                STORE,
                "-file",
                certificate.toString());
        return certificate;
    }

    private static void keytool(String... arguments) {
        List<String> command = new ArrayList<>(List.of(KEYTOOL));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("keytool failed: " + command.get(1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void format(BiConsumer<KafkaProcess, Properties> more) throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        Files.writeString(data.resolve("meta.properties"), "version=1\ncluster.id=c2VyYWktdGVzdC1rYWZrYQ\nnode.id=1\n");
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                "1",
                "controller.quorum.voters",
                "1@127.0.0.1:" + (port + 1),
                "controller.listener.names",
                "CONTROLLER",
                "inter.broker.listener.name",
                "PLAINTEXT",
                "listeners",
                "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + (port + 1),
                "advertised.listeners",
                "PLAINTEXT://127.0.0.1:" + port,
                "log.dirs",
                data.toString()));
        properties.putAll(Map.of(
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "4",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "4",
                "group.initial.rebalance.delay.ms", "0",
                "group.min.session.timeout.ms", "1000",
                "auto.create.topics.enable", "false"));
        properties.putAll(Map.of(
                "listeners",
                "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + (port + 1)
                        + ",SASL_PLAINTEXT://127.0.0.1:" + securedPort(),
                "advertised.listeners",
                "PLAINTEXT://127.0.0.1:" + port + ",SASL_PLAINTEXT://127.0.0.1:" + securedPort(),
                "listener.security.protocol.map",
                "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,SASL_PLAINTEXT:SASL_PLAINTEXT",
                "sasl.enabled.mechanisms",
                "PLAIN",
                "listener.name.sasl_plaintext.plain.sasl.jaas.config",
                PLAIN));
        more.accept(this, properties);
        try (var out = Files.newOutputStream(folder.resolve("server.properties"))) {
            properties.store(out, null);
        }
    }

    private void addTls(Properties properties) {
        certificate(folder, "broker");
        properties.putAll(Map.of(
                "ssl.keystore.location",
                folder.resolve("broker.p12").toString(),
                "ssl.keystore.type",
                "PKCS12",
                "ssl.keystore.password",
                STORE,
                "listener.name.sasl_ssl.sasl.enabled.mechanisms",
                "PLAIN,SCRAM-SHA-512",
                "listener.name.sasl_ssl.plain.sasl.jaas.config",
                PLAIN,
                "listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;"));
        properties.merge("listeners", ",SASL_SSL://127.0.0.1:" + tlsPort(), KafkaProcess::joined);
        properties.merge("advertised.listeners", ",SASL_SSL://localhost:" + tlsPort(), KafkaProcess::joined);
        properties.merge("listener.security.protocol.map", ",SASL_SSL:SASL_SSL", KafkaProcess::joined);
    }

    private static Object joined(Object one, Object other) {
        return one.toString() + other;
    }

    /** After {@link #kill}, with what it had. */
    public void begin() {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(
                JAVA,
                "-Xmx384m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "kafka.Kafka",
                folder.resolve("server.properties").toString())));
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(new File(folder.toFile(), "kafka.log")));
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitReady();
    }

    private void awaitReady() {
        long until = System.nanoTime() + START.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > until) {
                throw new IllegalStateException("the broker does not start: " + folder.resolve("kafka.log"));
            }
        }
    }

    private boolean isReady() {
        try (Admin admin = admin("4000", "4500")) {
            return !admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).isEmpty();
        } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public Admin admin() {
        return admin("30000", "60000");
    }

    private Admin admin(String requestMillis, String callMillis) {
        return Admin.create(Map.of(
                "bootstrap.servers",
                brokers(),
                "request.timeout.ms",
                requestMillis,
                "default.api.timeout.ms",
                callMillis));
    }

    /** As kill -9. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    /** The first of some in a row. They are below those that whoever connects gets: the broker finds them free after a restart. */
    private static int freePort() throws IOException {
        return ThreadLocalRandom.current()
                .ints(100, 20_000, 30_000)
                .filter(port -> IntStream.range(port, port + PORTS).allMatch(KafkaProcess::isFree))
                .findFirst()
                .orElseThrow(() -> new IOException("no " + PORTS + " free ports"));
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }
}
