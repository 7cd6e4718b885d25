package dev.serai.kamelet.mail;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.failure.Causes;
import dev.serai.kamelet.chat.ChatFailure;
import dev.serai.kamelet.chat.ChatMessage;
import jakarta.mail.SendFailedException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Header;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** The steps of {@code mail-message-sink}: a message becomes a mail, in the thread of its conversation. */
public class MailMessages {

    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,190}");
    private static final Pattern STRANGE = Pattern.compile("[^A-Za-z0-9._-]");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private String domain = "serai.invalid";

    /** Who sends: what stands behind its @ is also the right side of the ids of mails. */
    public void setSender(String sender) {
        this.domain = address(sender).substring(sender.indexOf('@') + 1);
    }

    /**
     * Makes the mail: headers, the HTML as the body, and the same as plain text.
     *
     * @throws IllegalArgumentException where the body is no such JSON, or somebody to write to has no plain address
     */
    public void prepare(Exchange exchange) {
        ChatMessage chat = ChatMessage.of(exchange);
        ObjectNode mail = chat.content();
        Message message = exchange.getMessage();
        message.setHeader("To", recipients(chat.chat(), mail));
        message.setHeader(
                MailHeaders.SUBJECT,
                CONTROL.matcher(mail.path("subject").asText()).replaceAll(" "));
        message.setHeader(MailHeaders.ID, id(key(message)));
        message.setHeader(MailHeaders.AUTOMATIC, "auto-generated");
        thread(message, chat);
        message.setHeader("CamelMailAlternativeBody", mail.path("text").asText());
        message.setHeader(Exchange.CONTENT_TYPE, "text/html; charset=UTF-8");
        message.setBody(mail.path("html").asText());
    }

    private static String recipients(String chat, ObjectNode mail) {
        List<String> called = mail.path("to").findValuesAsText("address");
        return Stream.concat(Stream.of(chat.split(",")), called.stream())
                .map(String::strip)
                .map(MailMessages::address)
                .distinct()
                .collect(Collectors.joining(","));
    }

    private static String address(String text) {
        if (!ADDRESS.matcher(text).matches()) {
            throw new IllegalArgumentException("this is no plain mail address");
        }
        return text;
    }

    /** The same whenever the same message is sent again, by which a mail server or a reader knows the second one. */
    private static String key(Message message) {
        return Objects.requireNonNullElseGet(message.getHeader("deliveryKey", String.class), () -> UUID.randomUUID()
                .toString());
    }

    private void thread(Message message, ChatMessage chat) {
        String conversation = message.getHeader("conversation", String.class);
        List<String> earlier = Stream.of(conversation == null ? null : id(conversation), chat.thread(), chat.edited())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        message.removeHeader(MailHeaders.REPLY);
        message.removeHeader(MailHeaders.REFERENCES);
        if (!earlier.isEmpty()) {
            message.setHeader(MailHeaders.REPLY, earlier.get(earlier.size() - 1));
            message.setHeader(MailHeaders.REFERENCES, String.join(" ", earlier));
        }
    }

    private String id(String key) {
        return "<" + STRANGE.matcher(key).replaceAll("-") + "@" + domain + ">";
    }

    /** The mail's id. */
    public String sent(@Header(MailHeaders.ID) String id) {
        return id;
    }

    /**
     * Takes it as sent where the server refused only people who were called in addition: all others would get it again.
     *
     * @throws ChatFailure otherwise, by the kind of failure alone: a server's words may name people
     */
    public String failed(@Header("chat") String chat, @Header(MailHeaders.ID) @Nullable String id, Exchange exchange) {
        Throwable caught = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class);
        if (id != null && reached(caught).containsAll(List.of(chat.split(",")))) {
            return id;
        }
        throw new ChatFailure("the mail server did not take it: " + Causes.rootName(caught));
    }

    private static List<String> reached(Throwable caught) {
        return caught instanceof SendFailedException partly && partly.getValidSentAddresses() != null
                ? Arrays.stream(partly.getValidSentAddresses())
                        .map(Object::toString)
                        .toList()
                : List.of();
    }
}
