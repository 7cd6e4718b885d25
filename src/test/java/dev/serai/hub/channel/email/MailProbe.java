package dev.serai.hub.channel.email;

import dev.serai.hub.settings.EmailSettings;
import dev.serai.hub.settings.EmailSettings.EmailSecurity;
import dev.serai.hub.settings.MessageSettings;
import dev.serai.hub.settings.PublicAddress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * Sends mails by the hub's own route, in a process of its own with a truststore of its own. Arguments, for each mail: {@code
 * serai.channels.email.host}, {@code port} and {@code tls}.
 */
final class MailProbe {

    static final String PASSWORD = "a-password-of-tests";

    private static final String ROUTES = "/serai/routes/channel/email.camel.yaml";

    private MailProbe() {}

    public static void main(String[] args) throws Exception {
        for (int at = 0; at < args.length; at += 3) {
            try {
                System.out.println("sent " + send(settings(args[at], Integer.parseInt(args[at + 1]), args[at + 2])));
            } catch (CamelExecutionException e) {
                System.out.println("failed " + e.getCause().getMessage());
            }
        }
    }

    private static EmailSettings settings(String host, int port, String tls) {
        EmailSecurity security = EmailSecurity.valueOf(tls);
        boolean signsIn = security == EmailSecurity.STARTTLS;
        return new EmailSettings(
                host,
                port,
                security,
                signsIn ? "serai" : null,
                signsIn ? PASSWORD : null,
                "serai@hub.example",
                List.of("on-call@shop.example"),
                List.of());
    }

    private static String send(EmailSettings settings) throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.getRegistry()
                    .bind(
                            "emailChannel",
                            new EmailChannel(
                                    settings,
                                    new PublicAddress(null),
                                    new MessageSettings(ZoneOffset.UTC, Map.of(), List.of())));
            PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.fromString("email.camel.yaml", route()));
            camel.start();
            return camel.createProducerTemplate()
                    .requestBodyAndHeaders(
                            "direct:email-send",
                            "{\"subject\": \"Sent over TLS\", \"text\": \"t\", \"html\": \"<p>t</p>\"}",
                            Map.of("chat", "on-call@shop.example", "deliveryKey", "m1"),
                            String.class);
        }
    }

    /** The route that sends, without the deliveries of the hub before it. */
    private static String route() throws IOException {
        try (InputStream file = MailProbe.class.getResourceAsStream(ROUTES)) {
            String text = new String(Objects.requireNonNull(file, ROUTES).readAllBytes(), StandardCharsets.UTF_8);
            return text.substring(text.indexOf("- route:"));
        }
    }
}
