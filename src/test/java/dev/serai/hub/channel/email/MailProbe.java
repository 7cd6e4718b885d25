package dev.serai.hub.channel.email;

import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;

/** Sends one mail by the Kamelet, in a process of its own with a truststore of its own. Arguments: host and port. */
final class MailProbe {

    private MailProbe() {}

    public static void main(String[] args) throws Exception {
        String mail = "{\"subject\": \"Sent over TLS\", \"text\": \"t\", \"html\": \"<p>t</p>\"}";
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.start();
            String id = camel.createProducerTemplate()
                    .requestBodyAndHeaders(
                            "kamelet:mail-message-sink?host=" + args[0] + "&port=" + args[1]
                                    + "&startTls=false&implicitTls=true&sender=serai@hub.example",
                            mail,
                            Map.of("chat", "on-call@shop.example", "deliveryKey", "m1"),
                            String.class);
            System.out.println("sent " + id);
        }
    }
}
