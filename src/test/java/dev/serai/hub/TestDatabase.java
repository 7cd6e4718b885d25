package dev.serai.hub;

import dev.serai.hub.intake.Folded;
import dev.serai.hub.security.PasswordCost;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;

/** One real PostgreSQL for this JVM; each application context gets an empty database in it. */
@Order(Ordered.HIGHEST_PRECEDENCE)
public class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** A second tenant, with a source of its own. */
    private static final Map<String, Object> TENANTS = Map.of(
            "serai.tenants", "default,acme",
            "serai.sources.acme.kind", "generic",
            "serai.sources.acme.token", TestKeys.ACME_TOKEN,
            "serai.sources.acme.tenant", "acme");

    /** Set where hashes must cost what they cost in production. */
    public static final String FULL_PASSWORD_COST = "test.full-password-cost";

    private static final AtomicInteger COUNTER = new AtomicInteger();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Map<String, Object> properties = properties(newDatabase());
        // Servlets of one name are one to Camel, across all contexts of this JVM.
        String servlet = "webhooks" + COUNTER.get();
        properties.put("camel.servlet.mapping.servlet-name", servlet);
        properties.put("camel.component.servlet.servlet-name", servlet);
        MutablePropertySources sources = context.getEnvironment().getPropertySources();
        sources.addFirst(new MapPropertySource("test-database", properties));
        sources.addLast(new MapPropertySource("test-tenants", TENANTS));
        sources.addLast(new MapPropertySource("test-sources", TestSources.PROPERTIES));
        context.addApplicationListener(Folded.listener());
        ((GenericApplicationContext) context)
                .registerBean("testPasswordCost", PasswordCost.class, () -> cost(context), TestDatabase::preferred);
    }

    /** The product's cost is {@code LoginGuardIT}'s; a tenth of a second for each login is too long for all the others. */
    private static PasswordCost cost(ConfigurableApplicationContext context) {
        boolean full = context.getEnvironment().getProperty(FULL_PASSWORD_COST, Boolean.class, false);
        return full ? PasswordCost.OWASP : new PasswordCost(64, 1);
    }

    private static void preferred(BeanDefinition cost) {
        cost.setPrimary(true);
    }

    /** Everything a hub must be told when the database is not its own; keys and tokens are for tests only. */
    public static Map<String, Object> properties(String url) {
        Map<String, Object> properties = new LinkedHashMap<>(TestKeys.PROPERTIES);
        properties.put("spring.datasource.url", url);
        properties.put("spring.datasource.username", "postgres");
        properties.put("spring.datasource.password", "");
        // Tests leave rows behind that nobody works on; the sweep's own test sweeps by itself.
        properties.put("serai.job.sweep", "1h");
        // Nobody else's alerts join what a test looks at.
        properties.put("serai.analysis.quiet-ms", "0");
        // Tests find what they have put there; what comes with the hub has its own.
        properties.put("serai.knowledge.shipped", "");
        Path folder = TestFolders.make("serai-test");
        // Checkpoints belong to their database.
        properties.put(
                "serai.audit.checkpoint-file",
                folder.resolve("audit-checkpoints.jsonl").toString());
        // Tomcat would leave a folder behind.
        properties.put("server.tomcat.basedir", folder.resolve("tomcat").toString());
        return properties;
    }

    /** Creates an empty database and returns its JDBC address; the user is {@code postgres}, without a password. */
    public static String newDatabase() {
        String name = "hub" + COUNTER.incrementAndGet();
        try (Connection connection = Server.INSTANCE.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create the test database " + name, e);
        }
        return Server.INSTANCE.getJdbcUrl("postgres", name);
    }

    private static final class Server {
        /** It ends with the JVM; contexts are dropped there, not closed, see {@code pom.xml}. */
        static final EmbeddedPostgres INSTANCE = started();

        private static EmbeddedPostgres started() {
            Path data = TestFolders.make("serai-test-postgres");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(data)));
            try {
                return EmbeddedPostgres.builder()
                        .setDataDirectory(data)
                        .setPort(HubProcess.freePort())
                        .setRegisterShutdownHook(false)
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("max_connections", "900")
                        .setPGStartupWait(Duration.ofMinutes(1))
                        .start();
            } catch (IOException e) {
                throw new IllegalStateException("cannot start the test PostgreSQL", e);
            }
        }

        /** At once: an orderly end writes for five seconds what nobody reads any more. */
        private static void end(Path data) {
            try {
                String pid = Files.readAllLines(data.resolve("postmaster.pid"))
                        .get(0)
                        .strip();
                new ProcessBuilder("kill", "-QUIT", pid).start().waitFor();
                ProcessHandle.of(Long.parseLong(pid))
                        .ifPresent(server ->
                                server.onExit().orTimeout(5, TimeUnit.SECONDS).join());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                TestFolders.delete(data);
            }
        }
    }
}
