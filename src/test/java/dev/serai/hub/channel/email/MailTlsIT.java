package dev.serai.hub.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mails leave only where the server's certificate is trusted and is the server's. */
class MailTlsIT {

    private static final String HOST = "localhost";
    private static final String SENT = "sent <m1@hub.example>";
    private static final String UNTRUSTED = "failed the mail server did not take it: SunCertPathBuilderException";
    /** The certificate is trusted, but another name's. */
    private static final String OTHER_NAME = "failed the mail server did not take it: CertificateException";

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir
    private static Path folder;

    private static Map<String, String> stores;
    private static TestAuthority authority;
    private static GreenMail server;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        authority = new TestAuthority(folder, HOST);
        // GreenMail takes its key from there, and keeps it.
        stores = Map.of(
                "greenmail.tls.keystore.file", authority.serverStore(),
                "greenmail.tls.keystore.password", TestAuthority.PASSWORD,
                "greenmail.tls.key.password", TestAuthority.PASSWORD);
        stores.forEach(System::setProperty);
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS);
        setup.setServerStartupTimeout(60_000);
        server = new GreenMail(setup);
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop();
        stores.keySet().forEach(System::clearProperty);
    }

    @Test
    void a_mail_leaves_over_tls_where_the_authority_is_trusted_and_nowhere_else() throws Exception {
        String right = HOST + " " + server.getSmtps().getPort() + " IMPLICIT";
        String wrong = right.replace(HOST, "127.0.0.1");

        assertThat(send(List.of(), right)).containsExactly(UNTRUSTED);
        assertThat(send(trusting(), wrong)).containsExactly(OTHER_NAME);
        assertThat(server.getReceivedMessages()).isEmpty();

        assertThat(send(trusting(), right)).containsExactly(SENT);
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(server.getReceivedMessages()[0].getSubject()).isEqualTo("Sent over TLS");
    }

    @Test
    void a_server_that_offers_no_starttls_gets_neither_the_mail_nor_the_password() throws Exception {
        try (StartTlsStandIn plain = new StartTlsStandIn(Path.of(authority.serverStore()), false);
                StartTlsStandIn same = new StartTlsStandIn(Path.of(authority.serverStore()), false)) {
            assertThat(send(trusting(), HOST + " " + plain.port() + " STARTTLS", HOST + " " + same.port() + " NONE"))
                    .containsExactly("failed the mail server did not take it: MessagingException", SENT);

            assertThat(plain.heard(false)).isNotEmpty().allMatch(line -> line.matches("EHLO \\S+|QUIT"));
            assertThat(same.heard(false)).as("it would have taken it").contains("Subject: Sent over TLS");
        }
    }

    @Test
    void after_starttls_a_mail_leaves_where_the_certificate_is_trusted_and_is_the_servers() throws Exception {
        try (StartTlsStandIn offers = new StartTlsStandIn(Path.of(authority.serverStore()), true)) {
            String right = HOST + " " + offers.port() + " STARTTLS";

            assertThat(send(List.of(), right)).containsExactly(UNTRUSTED);
            assertThat(offers.heard(true)).isEmpty();
            assertThat(send(trusting(), right.replace(HOST, "127.0.0.1"), right))
                    .containsExactly(OTHER_NAME, SENT);
            assertThat(offers.heard(true))
                    .containsOnlyOnce("DATA", "Subject: Sent over TLS")
                    .satisfiesOnlyOnce(line -> assertThat(line).startsWith("AUTH PLAIN "));
            assertThat(offers.heard(false))
                    .contains("STARTTLS")
                    .allMatch(line -> line.matches("EHLO \\S+|STARTTLS|QUIT"));
        }
    }

    /** Options of a process that trusts the authority. */
    private static List<String> trusting() {
        return List.of(
                "-Djavax.net.ssl.trustStore=" + authority.trustStore(),
                "-Djavax.net.ssl.trustStorePassword=" + TestAuthority.PASSWORD);
    }

    /** What a process says that is to send mails with these settings, each as its host, port and tls: a line for each mail. */
    private static List<String> send(List<String> options, String... settings)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(JAVA, "-Xmx128m", "-XX:TieredStopAtLevel=1"));
        command.addAll(options);
        command.add(MailProbe.class.getName());
        command.addAll(List.of(String.join(" ", settings).split(" ")));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        File said = folder.resolve("said-" + System.nanoTime()).toFile();
        Process process = builder.redirectOutput(said).start();
        try {
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            List<String> all = Files.readAllLines(said.toPath(), StandardCharsets.UTF_8);
            assertThat(all).noneMatch(line -> line.contains(MailProbe.PASSWORD));
            return all.stream().filter(line -> line.matches("(sent|failed) .*")).toList();
        } finally {
            process.destroyForcibly();
        }
    }
}
