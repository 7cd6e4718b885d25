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
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
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
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * Stands in for Slack on loopback, in the shapes of its documentation: keeps what was sent and edited, refuses what the
 * real one refuses, and posts signed interactions and slash commands to the hub.
 */
public final class SlackStandIn implements AutoCloseable {

    public static final String TOKEN = "xoxb-stand-in-1234567890-abcdefghij";
    public static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
    public static final String CHANNEL = "C024BE91L";
    public static final String TEAM = "T0001";
    public static final String APP = "A0KRD7HC3";
    public static final String BOT = "U0LAN0Z89";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicLong TRIGGERS = new AtomicLong(13_345_224_609L);
    private static final Set<String> BLOCKS = Set.of("header", "section", "actions");

    private final AtomicLong ids = new AtomicLong(100);
    private final Map<String, Sent> messages = java.util.Collections.synchronizedMap(new LinkedHashMap<>());
    private final List<String> answers = new CopyOnWriteArrayList<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final Set<String> written = ConcurrentHashMap.newKeySet();
    private final Map<String, AtomicLong> uses = new ConcurrentHashMap<>();
    private final Set<String> strangeHeaders = ConcurrentHashMap.newKeySet();
    private final Map<String, Deque<Failure>> failures = new ConcurrentHashMap<>();
    private final Map<String, String> refused = new ConcurrentHashMap<>();
    private final ChatCall hub = new ChatCall();
    private final WireMockServer server = new WireMockServer(WireMockConfiguration.options()
            .dynamicPort()
            .bindAddress("127.0.0.1")
            .extensions(new WebApi()));

    /** A button under a message. */
    public record Button(String text, String value, String url) {}

    /** A message as it stands now; {@code text} is what a person reads, {@code json} what was sent. */
    public record Sent(
            String ts, String channel, String thread, String text, String json, List<Button> buttons, int edits) {

        public Button button(String label) {
            return buttons.stream()
                    .filter(button -> button.text().equals(label))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no button " + label + " under: " + text));
        }
    }

    private record Failure(int status, String retryAfter, String body, int delayMs) {}

    public static SlackStandIn start() {
        SlackStandIn standIn = new SlackStandIn();
        standIn.server.start();
        standIn.server.stubFor(any(anyUrl()).willReturn(aResponse().withTransformers("web-api")));
        return standIn;
    }

    /** Makes a hub in a test use this stand-in. */
    public void configure(DynamicPropertyRegistry registry) {
        registry.add("serai.channels.slack.token", () -> TOKEN);
        // Tests have more incidents a minute than people ever see.
        registry.add("serai.messages.storm.at-once", () -> 1_000_000);
        registry.add("serai.channels.slack.channel", () -> CHANNEL);
        registry.add("serai.channels.slack.signing-secret", () -> SECRET);
        registry.add("serai.channels.slack.app-id", () -> APP);
        registry.add("serai.channels.slack.team-id", () -> TEAM);
        registry.add("serai.channels.slack.server-url", this::url);
    }

    public String url() {
        return server.baseUrl();
    }

    /** What the hub refuses at the door does not come again; for where that is looked at. */
    public SlackStandIn impatient() {
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
                .filter(message -> message.text().contains(text))
                .toList();
    }

    /** What was posted to response addresses, as a person reads it. */
    public List<String> answers() {
        return List.copyOf(answers);
    }

    /** Names of the methods called, in order. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    /** Headers of the hub's own that reached Slack; there should be none. */
    public Set<String> strangeHeaders() {
        return Set.copyOf(strangeHeaders);
    }

    /** The next call of this method is answered so, and late. */
    public void failNext(String method, int status, String body, int delayMs) {
        fail(method, new Failure(status, null, body, delayMs));
    }

    /** The next call of this method is asked to come again. */
    public void limitNext(String method, int seconds) {
        fail(method, new Failure(429, Integer.toString(seconds), error("ratelimited"), 0));
    }

    private void fail(String method, Failure failure) {
        failures.computeIfAbsent(method, any -> new ConcurrentLinkedDeque<>()).add(failure);
    }

    /** Until {@link #recover} no message is taken whose JSON holds this text; others' are. */
    public void refuse(String text, String code) {
        refused.put(text, code);
    }

    /** Nothing fails any more. */
    public void recover() {
        failures.clear();
        refused.clear();
    }

    public void delete(String ts) {
        messages.remove(ts);
    }

    /** Presses a button as this person; the hub's answer. */
    public HttpResponse<String> click(String hub, Sent message, String label, String person) {
        return interact(
                hub,
                click(
                        person,
                        message.channel(),
                        message.ts(),
                        message.button(label).value()));
    }

    /** The payload of a pressed button ({@code block_actions}). */
    public ObjectNode click(String person, String channel, String ts, String value) {
        ObjectNode payload = JSON.createObjectNode().put("type", "block_actions");
        payload.putObject("user")
                .put("id", person)
                .put("username", "person")
                .put("name", "person")
                .put("team_id", TEAM);
        payload.put("api_app_id", APP).put("token", "verification-tokens-are-deprecated");
        payload.putObject("container")
                .put("type", "message")
                .put("message_ts", ts)
                .put("channel_id", channel)
                .put("is_ephemeral", false);
        payload.put("trigger_id", TRIGGERS.incrementAndGet() + ".738474920.8088930838d88f008e0");
        payload.putObject("team").put("id", TEAM).put("domain", "stand-in");
        payload.putNull("enterprise").put("is_enterprise_install", false);
        payload.putObject("channel").put("id", channel).put("name", "operations");
        payload.putObject("message").put("type", "message").put("ts", ts).put("text", "the message");
        payload.putObject("state").putObject("values");
        payload.put("response_url", url() + "/actions/" + TEAM + "/" + TRIGGERS.get() + "/abcdefgh");
        ObjectNode action = payload.putArray("actions").addObject();
        action.put("action_id", "serai-approve").put("block_id", "serai");
        action.putObject("text")
                .put("type", "plain_text")
                .put("text", "Approve")
                .put("emoji", true);
        action.put("value", value)
                .put("style", "primary")
                .put("type", "button")
                .put("action_ts", Instant.now().getEpochSecond() + ".000200");
        return payload;
    }

    /** Posts an interaction to the hub as Slack does. */
    public HttpResponse<String> interact(String hub, ObjectNode payload) {
        return post(hub + "/channels/slack/interactions", form(Map.of("payload", payload.toString())));
    }

    /** Writes {@code /serai text} as this person. */
    public HttpResponse<String> command(String hub, String person, String text) {
        return post(hub + "/channels/slack/commands", command(person, text));
    }

    /** The body of a slash command. */
    public String command(String person, String text) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("token", "verification-tokens-are-deprecated");
        form.put("team_id", TEAM);
        form.put("team_domain", "stand-in");
        form.put("channel_id", CHANNEL);
        form.put("channel_name", "operations");
        form.put("user_id", person);
        form.put("user_name", "person");
        form.put("command", "/serai");
        form.put("text", text);
        form.put("api_app_id", APP);
        form.put("is_enterprise_install", "false");
        form.put("response_url", url() + "/commands/" + TEAM + "/" + TRIGGERS.incrementAndGet() + "/abcdefgh");
        form.put("trigger_id", TRIGGERS.incrementAndGet() + ".738474920.8088930838d88f008e0");
        return form(form);
    }

    /** A person writes to the app in a direct message ({@code message.im}). */
    public ObjectNode direct(String person, String text) {
        ObjectNode event = event("message", person, "D" + person, text);
        event.put("channel_type", "im");
        return event;
    }

    /** A person names the app in a channel ({@code app_mention}). */
    public ObjectNode mention(String person, String text) {
        return event("app_mention", person, CHANNEL, "<@" + BOT + "> " + text);
    }

    /** A person writes under a message in a channel ({@code message.channels}). */
    public ObjectNode under(String person, String thread, String text) {
        ObjectNode event = event("message", person, CHANNEL, text).put("thread_ts", thread);
        event.put("channel_type", "channel");
        return event;
    }

    private ObjectNode event(String type, String person, String channel, String text) {
        String ts = Instant.now().getEpochSecond() + "." + String.format("%06d", ids.incrementAndGet());
        written.add(ts);
        return JSON.createObjectNode()
                .put("type", type)
                .put("user", person)
                .put("text", text)
                .put("ts", ts)
                .put("client_msg_id", java.util.UUID.randomUUID().toString())
                .put("team", TEAM)
                .put("channel", channel)
                .put("event_ts", ts);
    }

    /** Posts an event to the hub; what was not answered in time Slack posts again, and says which attempt it is. */
    public HttpResponse<String> event(String hub, ObjectNode event, int retry) {
        ObjectNode call = JSON.createObjectNode().put("token", "verification-tokens-are-deprecated");
        call.put("team_id", TEAM).put("api_app_id", APP).put("type", "event_callback");
        call.set("event", event);
        call.put("event_id", "Ev" + event.path("ts").asText().replace(".", ""))
                .put("event_time", Instant.now().getEpochSecond());
        call.putArray("authorizations")
                .addObject()
                .put("team_id", TEAM)
                .put("user_id", BOT)
                .put("is_bot", true)
                .put("is_enterprise_install", false);
        call.put("is_ext_shared_channel", false);
        return json(hub + "/channels/slack/events", call.toString(), retry);
    }

    /** Posts JSON with a good signature of now. */
    public HttpResponse<String> json(String address, String body, int retry) {
        long now = Instant.now().getEpochSecond();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/json")
                .header("X-Slack-Request-Timestamp", Long.toString(now))
                .header("X-Slack-Signature", sign(SECRET, now, body))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (retry > 0) {
            request.header("X-Slack-Retry-Num", Integer.toString(retry)).header("X-Slack-Retry-Reason", "http_timeout");
        }
        return this.hub.send(request.build());
    }

    public static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** Posts a body with a good signature of now. */
    public HttpResponse<String> post(String address, String body) {
        long now = Instant.now().getEpochSecond();
        return post(address, body, Long.toString(now), sign(SECRET, now, body));
    }

    /** Posts a body with these signature headers, or without where they are null. */
    public HttpResponse<String> post(String address, String body, String timestamp, String signature) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("User-Agent", "Slackbot 1.0 (+https://api.slack.com/robots)")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (timestamp != null) {
            request.header("X-Slack-Request-Timestamp", timestamp);
        }
        if (signature != null) {
            request.header("X-Slack-Signature", signature);
        }
        return this.hub.send(request.build());
    }

    /** The signature of Slack's documentation, "Verifying requests from Slack". */
    public static String sign(String secret, long timestamp, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] base = ("v0:" + timestamp + ":" + body).getBytes(StandardCharsets.UTF_8);
            return "v0=" + HexFormat.of().formatHex(mac.doFinal(base));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }

    /** The body of an error: Slack answers these with status 200. */
    public static String error(String code) {
        return JSON.createObjectNode().put("ok", false).put("error", code).toString();
    }

    /** The Web API, and the addresses that answers are posted to. */
    private final class WebApi implements ResponseDefinitionTransformerV2 {

        @Override
        public String getName() {
            return "web-api";
        }

        @Override
        public boolean applyGlobally() {
            return false;
        }

        @Override
        public ResponseDefinition transform(ServeEvent event) {
            Request request = event.getRequest();
            request.getHeaders().all().stream()
                    .map(header -> header.key().toLowerCase(java.util.Locale.ROOT))
                    .filter(name -> !KNOWN.contains(name))
                    .forEach(strangeHeaders::add);
            try {
                return answer(request, JSON.readTree(request.getBody()));
            } catch (IOException e) {
                return reply(200, null, error("invalid_json"), 0);
            }
        }

        private ResponseDefinition answer(Request request, JsonNode body) {
            if (request.getUrl().startsWith("/actions/") || request.getUrl().startsWith("/commands/")) {
                if (uses.computeIfAbsent(request.getUrl(), any -> new AtomicLong())
                                .incrementAndGet()
                        > 5) {
                    return reply(404, null, "used_url", 0);
                }
                answers.add(unescape(body.path("text").asText()));
                return reply(200, null, "ok", 0);
            }
            String method = request.getUrl().replaceAll("^/api/", "");
            calls.add(method);
            Failure failure =
                    failures.getOrDefault(method, new ConcurrentLinkedDeque<>()).poll();
            if (failure != null) {
                return reply(failure.status(), failure.retryAfter(), failure.body(), failure.delayMs());
            }
            if (!("Bearer " + TOKEN).equals(request.getHeader("Authorization"))) {
                return reply(200, null, error("invalid_auth"), 0);
            }
            String refusal = refused.entrySet().stream()
                    .filter(entry -> body.toString().contains(entry.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElseGet(() -> refusal(body));
            if (refusal != null) {
                return reply(200, null, error(refusal), 0);
            }
            return switch (method) {
                case "chat.postMessage" -> send(body);
                case "chat.update" -> update(body);
                default -> reply(200, null, error("unknown_method"), 0);
            };
        }

        private ResponseDefinition send(JsonNode body) {
            String thread = body.path("thread_ts").asText("");
            if (!thread.isEmpty() && !messages.containsKey(thread) && !written.contains(thread)) {
                return reply(200, null, error("thread_not_found"), 0);
            }
            String ts = "1503435956." + String.format("%06d", ids.incrementAndGet());
            return stored(sent(ts, thread, body, 0));
        }

        private ResponseDefinition update(JsonNode body) {
            Sent before = messages.get(body.path("ts").asText());
            if (before == null || !before.channel().equals(body.path("channel").asText())) {
                return reply(200, null, error("message_not_found"), 0);
            }
            return stored(sent(before.ts(), before.thread(), body, before.edits() + 1));
        }

        private ResponseDefinition stored(Sent sent) {
            messages.put(sent.ts(), sent);
            ObjectNode answer = JSON.createObjectNode()
                    .put("ok", true)
                    .put("channel", sent.channel())
                    .put("ts", sent.ts());
            answer.putObject("message")
                    .put("type", "message")
                    .put("subtype", "bot_message")
                    .put("bot_id", "B19LU7CSY")
                    .put("ts", sent.ts());
            return reply(200, null, answer.toString(), 0);
        }

        // Block Kit's limits: https://api.slack.com/reference/block-kit/blocks
        private static String refusal(JsonNode body) {
            if (!body.path("channel").asText().matches("[CDG][A-Z0-9]+")) {
                return "channel_not_found";
            }
            Set<String> ids = new HashSet<>();
            if (body.path("blocks").size() > 50) {
                return "invalid_blocks";
            }
            for (JsonNode block : body.path("blocks")) {
                String type = block.path("type").asText();
                if (!BLOCKS.contains(type) || !type.equals("actions") && !isText(type, block.path("text"))) {
                    return "invalid_blocks";
                }
                for (JsonNode element : block.path("elements")) {
                    if (element.path("value").asText().length() > 2000
                            || element.path("text").path("text").asText().length() > 75
                            || !ids.add(element.path("action_id").asText())) {
                        return "invalid_blocks";
                    }
                }
            }
            return body.path("text").asText().isEmpty() ? "no_text" : null;
        }

        private static boolean isText(String block, JsonNode text) {
            boolean header = block.equals("header");
            int length = text.path("text").asText().length();
            return length >= 1
                    && length <= (header ? 150 : 3000)
                    && (!header || text.path("type").asText().equals("plain_text"));
        }

        private static Sent sent(String ts, String thread, JsonNode body, int edits) {
            StringBuilder text = new StringBuilder();
            List<Button> buttons = new ArrayList<>();
            for (JsonNode block : body.path("blocks")) {
                text.append(unescape(block.path("text").path("text").asText())).append('\n');
                block.path("elements")
                        .forEach(element -> buttons.add(new Button(
                                element.path("text").path("text").asText(),
                                element.path("value").asText(null),
                                element.path("url").asText(null))));
            }
            return new Sent(
                    ts, body.path("channel").asText(), thread, text.toString(), body.toString(), buttons, edits);
        }
    }

    private static final Set<String> KNOWN = Set.of(
            "authorization",
            "content-type",
            "content-length",
            "host",
            "connection",
            "user-agent",
            "accept-encoding",
            "accept",
            "transfer-encoding");

    private static String unescape(String text) {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    private static ResponseDefinition reply(int status, String retryAfter, String body, int delayMs) {
        ResponseDefinitionBuilder reply = new ResponseDefinitionBuilder()
                .withStatus(status)
                .withHeader("Content-Type", "application/json; charset=utf-8")
                .withFixedDelay(delayMs)
                .withBody(body);
        return (retryAfter == null ? reply : reply.withHeader("Retry-After", retryAfter)).build();
    }
}
