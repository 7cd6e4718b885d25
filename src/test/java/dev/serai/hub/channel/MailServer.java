package dev.serai.hub.channel;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.serai.hub.HubProcess;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.springframework.test.context.DynamicPropertyRegistry;

/** A real mail server on loopback, at which the hub signs in. */
public final class MailServer implements AutoCloseable {

    public static final String LIST = "on-call@shop.example";
    public static final String PASSWORD = "pass-word-of-the-mail-server";
    private static final String FROM = "serai@hub.example";

    /** GreenMail's own two seconds are too few for a busy machine. */
    private static final long STARTUP_MS = 60_000;

    private GreenMail server;

    private MailServer() {
        // Of those that the system gives to no connection while it is away.
        server = started(HubProcess.freePort());
    }

    public static MailServer start() {
        return new MailServer();
    }

    /** A mail as somebody gets it. */
    public record Mail(
            String to,
            String from,
            String subject,
            String id,
            String references,
            String text,
            String html,
            List<String> headers) {}

    public void configure(DynamicPropertyRegistry registry) {
        int port = server.getSmtp().getPort();
        registry.add("serai.channels.email.host", () -> "127.0.0.1");
        registry.add("serai.channels.email.port", () -> port);
        registry.add("serai.channels.email.tls", () -> "none");
        registry.add("serai.channels.email.user", () -> FROM);
        registry.add("serai.channels.email.password", () -> PASSWORD);
        registry.add("serai.channels.email.from", () -> FROM);
        registry.add("serai.channels.email.to", () -> LIST);
    }

    private static GreenMail started(int port) {
        ServerSetup setup = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(STARTUP_MS);
        GreenMail server = new GreenMail(setup);
        server.withConfiguration(GreenMailConfiguration.aConfig().withUser(FROM, FROM, PASSWORD));
        server.start();
        return server;
    }

    public int port() {
        return server.getSmtp().getPort();
    }

    /** Nobody answers until it {@link #comesBack}. */
    public int goesAway() {
        int port = port();
        server.stop();
        return port;
    }

    public void comesBack(int port) {
        server = started(port);
    }

    /** Those that hold this text in subject or body, in the order in which they came; one for each recipient. */
    public List<Mail> saying(String text) {
        return all().stream()
                .filter(mail -> mail.subject().contains(text) || mail.text().contains(text))
                .toList();
    }

    public List<Mail> all() {
        return Arrays.stream(server.getReceivedMessages()).map(MailServer::read).toList();
    }

    private static Mail read(MimeMessage message) {
        try {
            MimeMultipart parts = (MimeMultipart) message.getContent();
            return new Mail(
                    String.join(
                            ",",
                            Arrays.stream(message.getAllRecipients())
                                    .map(Objects::toString)
                                    .toList()),
                    message.getFrom()[0].toString(),
                    message.getSubject(),
                    message.getMessageID(),
                    String.join(" ", Objects.requireNonNullElse(message.getHeader("References"), new String[0])),
                    part(parts, 0, "text/plain"),
                    part(parts, 1, "text/html"),
                    Collections.list(message.getAllHeaderLines()));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String part(MimeMultipart parts, int at, String type) throws MessagingException, IOException {
        BodyPart part = parts.getBodyPart(at);
        if (!part.isMimeType(type)) {
            throw new IllegalStateException("not " + type + ": " + part.getContentType());
        }
        return ((String) part.getContent()).replace("\r\n", "\n");
    }

    @Override
    public void close() {
        server.stop();
    }
}
