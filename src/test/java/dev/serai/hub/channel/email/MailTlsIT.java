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
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop();
        stores.keySet().forEach(System::clearProperty);
    }

    @Test
    void a_mail_leaves_over_tls_where_the_authority_is_trusted_and_nowhere_else() throws Exception {
        String trusts = "-Djavax.net.ssl.trustStore=" + authority.trustStore();
        String unlocks = "-Djavax.net.ssl.trustStorePassword=" + TestAuthority.PASSWORD;

        assertThat(send(HOST)).contains("the mail server did not take it: SunCertPathBuilderException");
        assertThat(send("127.0.0.1", trusts, unlocks))
                .as("trusted, but the certificate is another name's")
                .contains("the mail server did not take it: CertificateException");
        assertThat(server.getReceivedMessages()).isEmpty();

        assertThat(send(HOST, trusts, unlocks)).contains("sent <m1@hub.example>");
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(server.getReceivedMessages()[0].getSubject()).isEqualTo("Sent over TLS");
    }

    /** What the process said that was to send a mail. */
    private static String send(String host, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(JAVA, "-Xmx128m", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(options));
        command.addAll(List.of(
                MailProbe.class.getName(),
                host,
                Integer.toString(server.getSmtps().getPort())));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        File said = folder.resolve("said-" + System.nanoTime()).toFile();
        Process process = builder.redirectOutput(said).start();
        try {
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            return Files.readString(said.toPath(), StandardCharsets.UTF_8);
        } finally {
            process.destroyForcibly();
        }
    }
}
