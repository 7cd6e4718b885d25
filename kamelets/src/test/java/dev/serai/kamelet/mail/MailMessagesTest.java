package dev.serai.kamelet.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.kamelet.chat.ChatFailure;
import jakarta.mail.Address;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailMessagesTest {

    private static final String MAIL =
            "{\"subject\": \"Down\\r\\nBcc: eve@evil.test\", \"text\": \"t\", \"html\": \"<p>t</p>\", \"to\": [%s]}";

    private final MailMessages mails = new MailMessages();
    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    private final Message message = exchange.getMessage();

    @BeforeEach
    void begin() {
        mails.setSender("serai@hub.example");
        message.setHeader("chat", "on-call@shop.example");
    }

    @Test
    void a_mail_stands_in_the_thread_of_its_conversation_and_keeps_its_id_when_it_is_sent_again() {
        message.setHeader("conversation", "i1");
        message.setHeader("messageId", "<before@hub.example>");
        message.setHeader("deliveryKey", "m1.0123");
        message.setBody(MAIL.formatted("{\"address\": \"anna@shop.example\"}"));

        mails.prepare(exchange);

        assertThat(message.getHeader("To")).isEqualTo("on-call@shop.example,anna@shop.example");
        assertThat(message.getHeader("Subject")).isEqualTo("Down  Bcc: eve@evil.test");
        assertThat(message.getHeader("Message-ID")).isEqualTo("<m1.0123@hub.example>");
        assertThat(message.getHeader("References")).isEqualTo("<i1@hub.example> <before@hub.example>");
        assertThat(message.getHeader("In-Reply-To")).isEqualTo("<before@hub.example>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nobody",
                "Anna <anna@shop.example>",
                "a@b.example\\r\\nBcc: c@d.example",
                "a@b.example, c@d.example"
            })
    void who_has_no_plain_address_is_not_written_to(String address) {
        message.setBody(MAIL.formatted("{\"address\": \"" + address + "\"}"));

        assertThatThrownBy(() -> mails.prepare(exchange)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_person_whom_the_server_refuses_keeps_the_mail_from_nobody_else() throws Exception {
        failed("on-call@shop.example");
        assertThat(mails.failed("on-call@shop.example", "<m1@hub.example>", exchange))
                .isEqualTo("<m1@hub.example>");

        failed("anna@shop.example");
        assertThatThrownBy(() -> mails.failed("on-call@shop.example", "<m1@hub.example>", exchange))
                .isExactlyInstanceOf(ChatFailure.class)
                .hasMessage("the mail server did not take it: SendFailedException")
                .hasNoCause();
    }

    private void failed(String sent) throws AddressException {
        exchange.setProperty(
                ExchangePropertyKey.EXCEPTION_CAUGHT,
                new SendFailedException(
                        "550 unknown bob@shop.example",
                        null,
                        new Address[] {new InternetAddress(sent)},
                        new Address[0],
                        new Address[] {new InternetAddress("bob@shop.example")}));
    }
}
