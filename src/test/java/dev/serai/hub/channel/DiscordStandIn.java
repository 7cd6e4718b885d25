package dev.serai.hub.channel;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * Stands in for Discord on loopback, in the shapes of its documentation (API v10): keeps what was sent and edited,
 * refuses what the real one refuses, and posts signed interactions to the hub.
 */
public final class DiscordStandIn implements AutoCloseable {

    public static final String TOKEN = "StandIn.Bot.Token-of-no-application-at-all";
    public static final String APPLICATION = "845027738276462632";
    public static final String GUILD = "290926798626357999";
    public static final String CHANNEL = "645027906669510667";

    private static final String BASE = "/api/v10";
    private static final Pattern MESSAGES = Pattern.compile(BASE + "/channels/([0-9]+)/messages(?:/([0-9]+))?");
    private static final Pattern WEBHOOKS =
            Pattern.compile(BASE + "/webhooks/" + "[0-9]+" + "/([A-Za-z0-9]+)(?:/messages/(@original|[0-9]+))?");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicLong IDS = new AtomicLong(846_462_639_134_600_000L);
    private static final AtomicLong INTERACTIONS = new AtomicLong(946_462_639_134_600_000L);

    private final WireMockServer server = new WireMockServer(WireMockConfiguration.options()
            .bindAddress("127.0.0.1")
            .dynamicPort()
            .extensions(new Api()));
    private final KeyPair keys = newKeys();
    private final ChatCall hub = new ChatCall();
    private final Map<String, Sent> messages = new LinkedHashMap<>();
    private final Deque<Failure> failures = new ConcurrentLinkedDeque<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Map<String, String>> asides = new LinkedHashMap<>();
    private final Set<String> deferred = ConcurrentHashMap.newKeySet();
    private final Map<String, Boolean> strangeHeaders = new ConcurrentHashMap<>();

    /** A button as it stands under a message. */
    public record Button(String label, int style, String customId, String url) {}

    /** A message as it stands now. */
    public record Sent(String id, String channel, String content, List<Button> buttons, int edits) {

        public Button button(String label) {
            return buttons.stream()
                    .filter(button -> button.label().equals(label))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no button " + label + " under: " + content));
        }
    }

    /** @param saying what is in the body of the call that fails */
    private record Failure(String saying, int status, Map<String, String> headers, String body, int delayMs) {}

    public static DiscordStandIn start() {
        DiscordStandIn standIn = new DiscordStandIn();
        standIn.server.start();
        standIn.server.stubFor(any(anyUrl()).willReturn(aResponse().withTransformers("discord-api")));
        return standIn;
    }

    /** Makes a hub in a test use this stand-in. */
    public void configure(DynamicPropertyRegistry registry) {
        registry.add("serai.channels.discord.bot-token", () -> TOKEN);
        // Tests have more incidents a minute than people ever see.
        registry.add("serai.messages.storm.at-once", () -> 1_000_000);
        registry.add("serai.channels.discord.application-id", () -> APPLICATION);
        registry.add("serai.channels.discord.public-key", this::publicKey);
        registry.add("serai.channels.discord.channel-id", () -> CHANNEL);
        registry.add("serai.channels.discord.base-url", () -> server.baseUrl() + BASE);
    }

    /** As the application's page shows it: the 32 bytes of the key in hex. */
    public String publicKey() {
        byte[] encoded = keys.getPublic().getEncoded();
        return HexFormat.of().formatHex(encoded, encoded.length - 32, encoded.length);
    }

    /** What the hub refuses at the door does not come again; for where that is looked at. */
    public DiscordStandIn impatient() {
        hub.once();
        return this;
    }

    /** All messages, oldest first, as they stand now. */
    public List<Sent> messages() {
        synchronized (messages) {
            return List.copyOf(messages.values());
        }
    }

    /** The messages that say this somewhere, as a person reads it. */
    public List<Sent> messagesSaying(String text) {
        return messages().stream()
                .filter(message -> plain(message.content()).contains(text))
                .toList();
    }

    /** Methods and paths called, in order. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    /** Names of headers that a client of Discord has no reason to send. */
    public Set<String> strangeHeaders() {
        return Set.copyOf(strangeHeaders.keySet());
    }

    /** The next call is answered so instead. */
    public void failNext(int status, Map<String, String> headers, String body, int delayMs) {
        failNext("", status, headers, body, delayMs);
    }

    /** The next call whose body holds this text, which needs no escape in Markdown or JSON, is answered so instead. */
    public void failNext(String saying, int status, Map<String, String> headers, String body, int delayMs) {
        failures.add(new Failure(saying, status, headers, body, delayMs));
    }

    /** It is answered 429, in the documented shape. */
    public void limitNext(String saying, double seconds, boolean global) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Retry-After", Long.toString((long) Math.ceil(seconds)));
        headers.put("X-RateLimit-Scope", global ? "global" : "user");
        if (global) {
            headers.put("X-RateLimit-Global", "true");
        } else {
            headers.put("X-RateLimit-Limit", "5");
            headers.put("X-RateLimit-Remaining", "0");
            headers.put("X-RateLimit-Reset-After", Double.toString(seconds));
            headers.put("X-RateLimit-Bucket", "abcd1234");
        }
        String body = JSON.createObjectNode()
                .put("message", "You are being rate limited.")
                .put("retry_after", seconds)
                .put("global", global)
                .toString();
        failNext(saying, 429, headers, body, 0);
    }

    /** Deletes a message, as its author can in the app. */
    public void delete(String messageId) {
        synchronized (messages) {
            messages.remove(messageId);
        }
    }

    public static String nextInteraction() {
        return Long.toString(INTERACTIONS.incrementAndGet());
    }

    /** Presses a button as this person; the hub's answer. */
    public HttpResponse<String> click(String hub, Sent message, String label, String person) {
        return post(
                hub,
                click(
                        nextInteraction(),
                        person,
                        message.channel(),
                        message.id(),
                        message.button(label).customId()));
    }

    /** An interaction that says a button was pressed. */
    public static String click(String id, String person, String channel, String messageId, String customId) {
        ObjectNode interaction = interaction(id, 3, person, channel);
        ObjectNode message = interaction.putObject("message");
        message.put("id", messageId).put("channel_id", channel).put("type", 0).put("content", "the message");
        message.putObject("author").put("id", APPLICATION).put("bot", true).put("username", "serai");
        interaction.putObject("data").put("id", 2).put("component_type", 2).put("custom_id", customId);
        return interaction.toString();
    }

    /** An interaction that says a person used {@code /serai name [argument]}. */
    public static String command(String id, String person, String channel, String name, String argument) {
        ObjectNode interaction = interaction(id, 2, person, channel);
        ObjectNode data = interaction.putObject("data");
        data.put("id", "771825006014889984").put("name", "serai").put("type", 1).put("guild_id", GUILD);
        ObjectNode sub = data.putArray("options").addObject().put("name", name).put("type", 1);
        if (argument != null) {
            sub.putArray("options")
                    .addObject()
                    .put("name", "code")
                    .put("type", 3)
                    .put("value", argument);
        }
        return interaction.toString();
    }

    /** An interaction that says a person used {@code /serai ask question}. */
    public static String ask(String id, String person, String question) {
        return command(id, person, CHANNEL, "ask", question).replace("\"name\":\"code\"", "\"name\":\"question\"");
    }

    /** The token of this interaction. */
    public static String token(String id) {
        return "aW50ZXJhY3Rpb246" + id;
    }

    /** What the person who sent this interaction sees as its answers, in order, as they stand now. */
    public List<String> asides(String id) {
        synchronized (messages) {
            return List.copyOf(
                    asides.getOrDefault(token(id), new LinkedHashMap<>()).values());
        }
    }

    /** From now on the token of this interaction is not good any more. */
    public void expire(String id) {
        deferred.remove(token(id));
    }

    /** An interaction that asks whether anybody is there. */
    public static String ping(String id) {
        return JSON.createObjectNode()
                .put("id", id)
                .put("application_id", APPLICATION)
                .put("type", 1)
                .put("token", "interaction-token")
                .put("version", 1)
                .toString();
    }

    private static ObjectNode interaction(String id, int type, String person, String channel) {
        ObjectNode interaction = JSON.createObjectNode();
        interaction.put("id", id).put("application_id", APPLICATION).put("type", type);
        interaction.put("token", token(id)).put("version", 1);
        interaction.put("guild_id", GUILD).put("channel_id", channel);
        interaction.putObject("guild").put("id", GUILD).put("locale", "en-US");
        interaction.putObject("channel").put("id", channel).put("type", 0).put("name", "operations");
        ObjectNode member = interaction.putObject("member");
        member.putObject("user")
                .put("id", person)
                .put("username", "person-" + person)
                .put("discriminator", "0");
        member.put("permissions", "2147483647").putArray("roles");
        interaction.put("locale", "en-GB").put("guild_locale", "en-US").put("app_permissions", "442368");
        interaction.putArray("entitlements");
        interaction.putObject("authorizing_integration_owners").put("0", GUILD);
        return interaction.put("context", 0).put("attachment_size_limit", 10_485_760);
    }

    /** Posts an interaction to the hub as Discord does, signed now. */
    public HttpResponse<String> post(String hub, String interaction) {
        return post(hub, interaction, Instant.now());
    }

    /** Posts an interaction to the hub as Discord does, signed at this time. */
    public HttpResponse<String> post(String hub, String interaction, Instant at) {
        String timestamp = Long.toString(at.getEpochSecond());
        byte[] body = interaction.getBytes(StandardCharsets.UTF_8);
        return post(hub, body, timestamp, sign(timestamp, body));
    }

    /** Posts any bytes to the hub with these headers; a null is left out. */
    public HttpResponse<String> post(String hub, byte[] body, String timestamp, String signature) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(hub + "/channels/discord/interactions"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (timestamp != null) {
            request.header("X-Signature-Timestamp", timestamp);
        }
        if (signature != null) {
            request.header("X-Signature-Ed25519", signature);
        }
        try {
            HttpResponse<String> answer = this.hub.send(request.build());
            JsonNode said = JSON.readTree(answer.body());
            if (said != null && said.path("type").asInt() == 5) {
                deferred.add(JSON.readTree(body).path("token").asText());
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What Discord puts into {@code X-Signature-Ed25519}. */
    public String sign(String timestamp, byte[] body) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(keys.getPrivate());
            signature.update(timestamp.getBytes(StandardCharsets.UTF_8));
            signature.update(body);
            return HexFormat.of().formatHex(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a person is told in an answer that only they see; fails when it is anything else. */
    public static String answer(HttpResponse<String> response) {
        try {
            JsonNode answer = JSON.readTree(response.body());
            if (response.statusCode() != 200
                    || answer.path("type").asInt() != 4
                    || answer.path("data").path("flags").asInt() != 64
                    || !answer.path("data")
                            .path("allowed_mentions")
                            .path("parse")
                            .isArray()) {
                throw new AssertionError(response.statusCode() + " " + response.body());
            }
            return plain(answer.path("data").path("content").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(response.body(), e);
        }
    }

    /** Markdown as a person reads it. */
    public static String plain(String markdown) {
        return markdown.replaceAll("(?<!\\\\)\\*\\*", "").replaceAll("\\\\([^0-9A-Za-z\\s])", "$1");
    }

    @Override
    public void close() {
        server.stop();
    }

    private static KeyPair newKeys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The API itself. */
    private final class Api implements ResponseDefinitionTransformerV2 {

        private static final Set<String> USUAL = Set.of(
                "authorization",
                "content-type",
                "content-length",
                "user-agent",
                "host",
                "connection",
                "accept-encoding",
                "accept",
                "transfer-encoding");

        @Override
        public String getName() {
            return "discord-api";
        }

        @Override
        public boolean applyGlobally() {
            return false;
        }

        @Override
        public ResponseDefinition transform(ServeEvent event) {
            Request request = event.getRequest();
            calls.add(request.getMethod() + " " + request.getUrl());
            request.getAllHeaderKeys().stream()
                    .map(name -> name.toLowerCase(java.util.Locale.ROOT))
                    .filter(name -> !USUAL.contains(name))
                    .forEach(name -> strangeHeaders.put(name, true));
            Failure failure = nextFailure(request.getBodyAsString());
            if (failure != null) {
                return reply(failure.status(), failure.headers(), failure.body(), failure.delayMs());
            }
            String agent = request.getHeader("User-Agent");
            if (agent == null || !agent.matches("DiscordBot \\(\\S+, \\S+\\).*")) {
                return reply(403, Map.of(), "error code: 1010", 0);
            }
            Matcher webhook = WEBHOOKS.matcher(request.getUrl());
            if (webhook.matches()) {
                return aside(request, webhook.group(1), webhook.group(2));
            }
            if (!("Bot " + TOKEN).equals(request.getHeader("Authorization"))) {
                return error(401, 0, "401: Unauthorized");
            }
            Matcher path = MESSAGES.matcher(request.getUrl());
            if (!path.matches()) {
                return error(404, 0, "404: Not Found");
            }
            try {
                JsonNode body = JSON.readTree(request.getBody());
                boolean create = request.getMethod().getName().equals("POST") && path.group(2) == null;
                return create ? create(path.group(1), body) : edit(path.group(1), path.group(2), body);
            } catch (IOException e) {
                return error(400, 50109, "The request body contains invalid JSON.");
            }
        }

        private Failure nextFailure(String body) {
            for (Failure failure : failures) {
                if (body.contains(failure.saying()) && failures.remove(failure)) {
                    return failure;
                }
            }
            return null;
        }

        // Edit Original Interaction Response, Create Followup Message: the token alone allows them.
        private ResponseDefinition aside(Request request, String token, String edited) {
            if (!deferred.contains(token)) {
                return error(404, 10015, "Unknown Webhook");
            }
            try {
                JsonNode body = JSON.readTree(request.getBody());
                String refusal = refusal(body);
                if (refusal != null) {
                    return error(400, 50035, refusal);
                }
                boolean hidden = (body.path("flags").asInt() & 1 << 6) != 0;
                if (hidden == (edited != null)) {
                    return error(400, 50035, "a followup is for its reader alone, an edit says nothing of that");
                }
                String id = edited == null ? Long.toString(IDS.incrementAndGet()) : edited;
                synchronized (messages) {
                    asides.computeIfAbsent(token, any -> new LinkedHashMap<>())
                            .put(id, body.path("content").asText());
                }
                return reply(
                        200, Map.of(), JSON.createObjectNode().put("id", id).toString(), 0);
            } catch (IOException e) {
                return error(400, 50109, "The request body contains invalid JSON.");
            }
        }

        private ResponseDefinition create(String channel, JsonNode body) {
            String refusal = refusal(body);
            return refusal == null
                    ? keep(sent(Long.toString(IDS.incrementAndGet()), channel, body, 0))
                    : error(400, 50035, refusal);
        }

        private ResponseDefinition edit(String channel, String id, JsonNode body) {
            Sent before;
            synchronized (messages) {
                before = messages.get(id);
            }
            if (before == null || !before.channel().equals(channel)) {
                return error(404, 10008, "Unknown Message");
            }
            String refusal = refusal(body);
            return refusal == null ? keep(sent(id, channel, body, before.edits() + 1)) : error(400, 50035, refusal);
        }

        private ResponseDefinition keep(Sent sent) {
            synchronized (messages) {
                messages.put(sent.id(), sent);
            }
            ObjectNode message = JSON.createObjectNode();
            message.put("id", sent.id()).put("channel_id", sent.channel()).put("type", 0);
            message.put("content", sent.content()).put("timestamp", "2026-11-21T08:30:00.000000+00:00");
            message.putObject("author").put("id", APPLICATION).put("bot", true).put("username", "serai");
            return reply(200, Map.of(), message.toString(), 0);
        }

        /** Null when Discord would take it. */
        private static String refusal(JsonNode body) {
            String content = body.path("content").asText();
            if (content.isBlank() || content.length() > 2000) {
                return "Invalid Form Body: content must be between 1 and 2000 in length.";
            }
            if (!body.path("allowed_mentions").path("parse").isArray()
                    || !body.path("allowed_mentions").path("parse").isEmpty()) {
                return "The stand-in wants no mentions at all";
            }
            Set<String> seen = new HashSet<>();
            for (JsonNode row : body.path("components")) {
                if (row.path("type").asInt() != 1
                        || row.path("components").isEmpty()
                        || row.path("components").size() > 5) {
                    return "Invalid Form Body: an action row has 1 to 5 components";
                }
                for (JsonNode button : row.path("components")) {
                    String wrong = wrong(button);
                    if (wrong != null
                            || button.has("custom_id")
                                    && !seen.add(button.path("custom_id").asText())) {
                        return "Invalid Form Body: " + (wrong == null ? "custom_id cannot be duplicated" : wrong);
                    }
                }
            }
            return null;
        }

        private static String wrong(JsonNode button) {
            boolean link = button.path("style").asInt() == 5;
            if (button.path("type").asInt() != 2
                    || button.path("label").asText().isEmpty()) {
                return "a button has type 2 and a label";
            }
            if (button.path("label").asText().length() > 80) {
                return "label has at most 80 characters";
            }
            if (link != button.has("url") || link == button.has("custom_id")) {
                return "a link has a url, another button a custom_id";
            }
            return button.path("custom_id").asText().length() > 100
                            || button.path("url").asText().length() > 512
                    ? "too long"
                    : null;
        }

        private static Sent sent(String id, String channel, JsonNode body, int edits) {
            List<Button> buttons = new ArrayList<>();
            body.path("components").forEach(row -> row.path("components")
                    .forEach(button -> buttons.add(new Button(
                            button.path("label").asText(),
                            button.path("style").asInt(),
                            button.path("custom_id").asText(null),
                            button.path("url").asText(null)))));
            return new Sent(id, channel, body.path("content").asText(), List.copyOf(buttons), edits);
        }

        private static ResponseDefinition error(int status, int code, String message) {
            String body = JSON.createObjectNode()
                    .put("message", message)
                    .put("code", code)
                    .toString();
            return reply(status, Map.of(), body, 0);
        }

        private static ResponseDefinition reply(int status, Map<String, String> headers, String body, int delayMs) {
            ResponseDefinitionBuilder reply = new ResponseDefinitionBuilder()
                    .withStatus(status)
                    .withHeader("Content-Type", "application/json")
                    .withFixedDelay(delayMs)
                    .withBody(body);
            headers.forEach(reply::withHeader);
            return reply.build();
        }
    }
}
