package dev.serai.hub.channel;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.serai.demo.chat.ChatText;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * Stands in for the Telegram Bot API on loopback, in the payload shapes of its documentation: keeps what was sent and
 * edited, refuses what the real one refuses, and can press a button by posting an update to the hub.
 *
 * <p>The demo's {@code ChatServer} is a chat for people: it refuses, fails and remembers nothing for a test's sake, and waits
 * for updates as the real one does. The two read a message's text alike.
 */
public final class TelegramStandIn implements AutoCloseable {

    public static final String TOKEN = "987654321:AAStandInTokenStandInTokenStandIn00";
    public static final String SECRET = "stand-in-secret-token_0123456789";
    public static final String CHAT = "-1001234567890";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TAG =
            Pattern.compile("</?(b|i|pre|code)>|<a href=\"tg://user\\?id=[0-9]{1,20}\">|</a>");
    /** What the server takes before it parses, in bytes. */
    private static final int MAX_SENT = 32 * 1024;
    /** Shared by all stand-ins of this JVM, as update ids are by the contexts' databases. */
    private static final AtomicLong UPDATES = new AtomicLong(700_000_000);

    private final AtomicLong ids = new AtomicLong(1000);
    private final Map<Long, Sent> messages = java.util.Collections.synchronizedMap(new LinkedHashMap<>());
    private final List<Answer> answers = new CopyOnWriteArrayList<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Deque<Failure>> failures = new ConcurrentHashMap<>();
    private final Deque<String> pending = new ConcurrentLinkedDeque<>();
    private final ChatCall hub = new ChatCall();
    private final Set<String> headerNames = new ConcurrentSkipListSet<>();
    private final WireMockServer server = new WireMockServer(WireMockConfiguration.options()
            .dynamicPort()
            .bindAddress("127.0.0.1")
            .extensions(new BotApi()));

    /** The names of all headers of all calls so far, in lower case. */
    public Set<String> headerNames() {
        return Set.copyOf(headerNames);
    }

    /** A button under a message. */
    public record Button(String text, String callbackData, String url) {}

    /** A message as it stands in its chat now; {@code text} is what a person reads. */
    public record Sent(long id, String chat, String text, String html, List<Button> buttons, int edits) {

        public Button button(String label) {
            return buttons.stream()
                    .filter(button -> button.text().equals(label))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no button " + label + " under: " + text));
        }

        public boolean hasButton(String label) {
            return buttons.stream().anyMatch(button -> button.text().equals(label));
        }
    }

    /** An answer to a press. */
    public record Answer(String queryId, String text, boolean alert) {}

    private record Failure(int status, String body, int delayMs) {}

    public static TelegramStandIn start() {
        TelegramStandIn standIn = new TelegramStandIn();
        standIn.server.start();
        standIn.server.stubFor(any(anyUrl()).willReturn(aResponse().withTransformers("bot-api")));
        return standIn;
    }

    /** Makes a hub in a test use this stand-in. */
    public void configure(DynamicPropertyRegistry registry) {
        registry.add("serai.channels.telegram.token", () -> TOKEN);
        // Tests have more incidents a minute than people ever see.
        registry.add("serai.messages.storm.at-once", () -> 1_000_000);
        registry.add("serai.channels.telegram.chat-id", () -> CHAT);
        registry.add("serai.channels.telegram.secret-token", () -> SECRET);
        registry.add("serai.channels.telegram.base-uri", this::baseUri);
    }

    public String baseUri() {
        return server.baseUrl();
    }

    /** What the hub refuses at the door does not come again; for where that is looked at. */
    public TelegramStandIn impatient() {
        hub.once();
        return this;
    }

    /** All messages, oldest first, as they stand now. */
    public List<Sent> messages() {
        synchronized (messages) {
            return List.copyOf(messages.values());
        }
    }

    /** The messages that say this somewhere. */
    public List<Sent> messagesSaying(String text) {
        return messages().stream()
                .filter(message -> message.text().contains(text))
                .toList();
    }

    public List<Answer> answers() {
        return List.copyOf(answers);
    }

    /** Names of the methods called, in order. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    /** The next call of this method is answered so instead. */
    public void failNext(String method, int status, String body) {
        failNext(method, status, body, 0);
    }

    /** The next call of this method is answered so, and late. */
    public void failNext(String method, int status, String body, int delayMs) {
        failures.computeIfAbsent(method, any -> new ConcurrentLinkedDeque<>()).add(new Failure(status, body, delayMs));
    }

    /** Deletes a message, as its author can in the app. */
    public void delete(long messageId) {
        messages.remove(messageId);
    }

    /** The next {@code getUpdates} returns this update until one is asked for beyond it. */
    public void queue(String update) {
        pending.add(update);
    }

    public static long nextUpdateId() {
        return UPDATES.incrementAndGet();
    }

    /** Presses a button as this person; the hub's answer. */
    public HttpResponse<String> click(String hub, Sent message, String label, long person) {
        String update = click(
                nextUpdateId(),
                person,
                message.chat(),
                message.id(),
                message.button(label).callbackData());
        return post(hub, update, SECRET);
    }

    /** An update that says a button was pressed. */
    public static String click(long updateId, long person, String chat, long messageId, String data) {
        ObjectNode update = JSON.createObjectNode();
        update.put("update_id", updateId);
        ObjectNode query = update.putObject("callback_query");
        query.put("id", "query-" + updateId);
        query.set("from", person(person));
        ObjectNode message = query.putObject("message");
        message.put("message_id", messageId);
        message.set("chat", chat(chat));
        message.put("date", 1_700_000_000);
        message.put("text", "the message");
        query.put("chat_instance", "-8239482394823");
        query.put("data", data);
        return update.toString();
    }

    /** An update that says a person wrote something. */
    public static String text(long updateId, long person, String chat, String text) {
        ObjectNode update = JSON.createObjectNode();
        update.put("update_id", updateId);
        ObjectNode message = update.putObject("message");
        message.put("message_id", updateId % 100_000);
        message.set("from", person(person));
        message.set("chat", chat(chat));
        message.put("date", 1_700_000_000);
        message.put("text", text);
        return update.toString();
    }

    /** Posts an update to the hub as Telegram does. */
    public HttpResponse<String> post(String hub, String update, String secret) {
        return post(hub, update.getBytes(StandardCharsets.UTF_8), secret);
    }

    /** Posts any bytes to the hub as Telegram does. */
    public HttpResponse<String> post(String hub, byte[] update, String secret) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(hub + "/channels/telegram"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(update));
        if (secret != null) {
            request.header("X-Telegram-Bot-Api-Secret-Token", secret);
        }
        return this.hub.send(request.build());
    }

    @Override
    public void close() {
        server.stop();
    }

    private static ObjectNode person(long id) {
        return JSON.createObjectNode()
                .put("id", id)
                .put("is_bot", false)
                .put("first_name", "Person")
                .put("language_code", "en");
    }

    private static ObjectNode chat(String id) {
        return JSON.createObjectNode()
                .put("id", Long.parseLong(id))
                .put("title", "Operations")
                .put("type", "supergroup");
    }

    /** The API itself. */
    private final class BotApi implements ResponseDefinitionTransformerV2 {

        @Override
        public String getName() {
            return "bot-api";
        }

        @Override
        public boolean applyGlobally() {
            return false;
        }

        @Override
        public ResponseDefinition transform(ServeEvent event) {
            Request request = event.getRequest();
            request.getAllHeaderKeys().forEach(name -> headerNames.add(name.toLowerCase(Locale.ROOT)));
            String prefix = "/bot" + TOKEN + "/";
            if (!request.getUrl().startsWith(prefix)) {
                return reply(404, error(404, "Not Found"), 0);
            }
            String method = request.getUrl().substring(prefix.length()).replaceAll("\\?.*", "");
            calls.add(method);
            Failure failure =
                    failures.getOrDefault(method, new ConcurrentLinkedDeque<>()).poll();
            if (failure != null) {
                return reply(failure.status(), failure.body(), failure.delayMs());
            }
            try {
                return switch (method) {
                    case "sendMessage" -> send(JSON.readTree(request.getBody()));
                    case "editMessageText" -> edit(JSON.readTree(request.getBody()));
                    case "answerCallbackQuery" -> answer(JSON.readTree(request.getBody()));
                    case "getUpdates" -> updates(request);
                    default -> reply(404, error(404, "Not Found: method not found"), 0);
                };
            } catch (IOException e) {
                return reply(400, error(400, "Bad Request: can't parse JSON object"), 0);
            }
        }

        private ResponseDefinition send(JsonNode body) {
            String refusal = refusal(body);
            if (refusal != null) {
                return reply(400, error(400, refusal), 0);
            }
            Sent sent = sent(ids.incrementAndGet(), body, 0);
            messages.put(sent.id(), sent);
            return reply(200, ok(message(sent)), 0);
        }

        private ResponseDefinition edit(JsonNode body) {
            String refusal = refusal(body);
            Sent before = messages.get(body.path("message_id").asLong());
            if (before == null || !before.chat().equals(body.path("chat_id").asText())) {
                return reply(400, error(400, "Bad Request: message to edit not found"), 0);
            }
            if (refusal != null) {
                return reply(400, error(400, refusal), 0);
            }
            Sent after = sent(before.id(), body, before.edits() + 1);
            if (after.html().equals(before.html()) && after.buttons().equals(before.buttons())) {
                return reply(
                        400,
                        error(
                                400,
                                "Bad Request: message is not modified: specified new message content and reply markup are"
                                        + " exactly the same as a current content and reply markup of the message"),
                        0);
            }
            messages.put(after.id(), after);
            return reply(200, ok(message(after)), 0);
        }

        private ResponseDefinition answer(JsonNode body) {
            if (body.path("text").asText().length() > 200) {
                return reply(400, error(400, "Bad Request: MESSAGE_TOO_LONG"), 0);
            }
            answers.add(new Answer(
                    body.path("callback_query_id").asText(),
                    body.path("text").asText(),
                    body.path("show_alert").asBoolean()));
            return reply(200, "{\"ok\":true,\"result\":true}", 0);
        }

        private ResponseDefinition updates(Request request) throws IOException {
            long offset = request.queryParameter("offset").isPresent()
                    ? Long.parseLong(request.queryParameter("offset").firstValue())
                    : 0;
            List<JsonNode> result = new ArrayList<>();
            for (String update : pending) {
                JsonNode tree = JSON.readTree(update);
                if (tree.path("update_id").asLong() < offset) {
                    pending.remove(update);
                } else {
                    result.add(tree);
                }
            }
            String body = JSON.createObjectNode()
                    .put("ok", true)
                    .set("result", JSON.valueToTree(result))
                    .toString();
            // The real one waits for something to come.
            return reply(200, body, result.isEmpty() ? 300 : 0);
        }

        private static String refusal(JsonNode body) {
            String text = body.path("text").asText();
            if (text.getBytes(StandardCharsets.UTF_8).length > MAX_SENT) {
                return "Bad Request: text is too long";
            }
            String plain = ChatText.plain(text);
            if (plain.isBlank()) {
                return "Bad Request: message text is empty";
            }
            if (plain.length() > 4096) {
                return "Bad Request: message is too long";
            }
            if (TAG.matcher(text).replaceAll("").matches("(?s).*[<>].*")) {
                return "Bad Request: can't parse entities: Unsupported start tag";
            }
            for (Button button : buttons(body)) {
                if (button.callbackData() != null && button.callbackData().length() > 64) {
                    return "Bad Request: BUTTON_DATA_INVALID";
                }
            }
            return null;
        }

        private static Sent sent(long id, JsonNode body, int edits) {
            String html = body.path("text").asText();
            return new Sent(id, body.path("chat_id").asText(), ChatText.plain(html), html, buttons(body), edits);
        }

        private static List<Button> buttons(JsonNode body) {
            List<Button> buttons = new ArrayList<>();
            for (JsonNode row : body.path("reply_markup").path("inline_keyboard")) {
                row.forEach(button -> buttons.add(new Button(
                        button.path("text").asText(),
                        button.path("callback_data").asText(null),
                        button.path("url").asText(null))));
            }
            return List.copyOf(buttons);
        }

        private static ObjectNode message(Sent sent) {
            ObjectNode message = JSON.createObjectNode();
            message.put("message_id", sent.id());
            message.putObject("from")
                    .put("id", 987_654_321L)
                    .put("is_bot", true)
                    .put("first_name", "Serai")
                    .put("username", "serai_bot");
            message.set("chat", chat(sent.chat()));
            message.put("date", 1_700_000_000);
            message.put("text", sent.text());
            message.putArray("entities")
                    .addObject()
                    .put("offset", 0)
                    .put("length", 1)
                    .put("type", "bold");
            message.putObject("link_preview_options").put("is_disabled", true);
            if (!sent.buttons().isEmpty()) {
                ArrayNode row = message.putObject("reply_markup")
                        .putArray("inline_keyboard")
                        .addArray();
                sent.buttons().forEach(button -> row.add(button(button)));
            }
            return message;
        }

        private static ObjectNode button(Button button) {
            ObjectNode shown = JSON.createObjectNode().put("text", button.text());
            return button.url() == null
                    ? shown.put("callback_data", button.callbackData())
                    : shown.put("url", button.url());
        }

        private static String ok(ObjectNode result) {
            return JSON.createObjectNode().put("ok", true).set("result", result).toString();
        }

        private static ResponseDefinition reply(int status, String body, int delayMs) {
            return new ResponseDefinitionBuilder()
                    .withStatus(status)
                    .withHeader("Content-Type", "application/json")
                    .withFixedDelay(delayMs)
                    .withBody(body)
                    .build();
        }
    }

    /** The body of an error, as the Bot API writes it. */
    public static String error(int code, String description) {
        return JSON.createObjectNode()
                .put("ok", false)
                .put("error_code", code)
                .put("description", description)
                .toString();
    }

    /** The body of a 429. */
    public static String tooManyRequests(int seconds) {
        ObjectNode body = JSON.createObjectNode()
                .put("ok", false)
                .put("error_code", 429)
                .put("description", "Too Many Requests: retry after " + seconds);
        body.putObject("parameters").put("retry_after", seconds);
        return body.toString();
    }
}
