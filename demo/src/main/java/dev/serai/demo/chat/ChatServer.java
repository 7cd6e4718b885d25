package dev.serai.demo.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.serai.demo.chat.ShownMessage.ChatButton;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A chat on loopback. The hub calls it as the Bot API: {@code /bot<token>/getUpdates, sendMessage, editMessageText,
 * answerCallbackQuery}. People read and write at {@code /chat}: {@code GET} answers all messages, {@code POST /chat/say}
 * takes {@code {"person", "text", "in": "private" | "group", "reply_to"}}, {@code POST /chat/press} {@code {"person", "message",
 * "button"}}. Whoever is on this machine may; pages of a browser may not.
 */
public final class ChatServer implements AutoCloseable {

    /** Not one of Telegram's. */
    public static final String TOKEN = "700000001:demo-demo-demo-demo-demo-demo-demo-00";

    public static final long GROUP = ChatRoom.GROUP;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_BYTES = 64 * 1024;
    private static final int THREADS = 8;
    private static final Pattern OFFSET = Pattern.compile("(?:^|&)offset=([0-9]{1,18})");
    private static final Pattern TIMEOUT = Pattern.compile("(?:^|&)timeout=([0-9]{1,2})");

    private final ChatRoom room = new ChatRoom();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, work -> {
        Thread thread = new Thread(work, "demo-chat");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpServer server;

    public ChatServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), THREADS);
        server.setExecutor(threads);
        server.createContext("/bot" + TOKEN + "/", exchange -> answer(exchange, this::bot));
        server.createContext("/chat", exchange -> answer(exchange, this::person));
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        room.close();
        server.stop(0);
        threads.shutdownNow();
    }

    private interface ChatCall {
        JsonNode answer(String name, JsonNode body, String query) throws InterruptedException;
    }

    private static void answer(HttpExchange exchange, ChatCall call) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            int status = 200;
            JsonNode answer;
            try {
                if (exchange.getRequestHeaders().containsKey("Origin")) {
                    throw new IllegalArgumentException("pages may not");
                }
                String query = exchange.getRequestURI().getRawQuery();
                answer = call.answer(
                        path.substring(path.lastIndexOf('/') + 1), body(exchange), query == null ? "" : query);
            } catch (IllegalArgumentException e) {
                status = 400;
                answer = JSON.createObjectNode()
                        .put("ok", false)
                        .put("error_code", status)
                        .put("description", "Bad Request: " + e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            byte[] bytes = JSON.writeValueAsBytes(answer);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static JsonNode body(HttpExchange exchange) throws IOException {
        try (InputStream in = exchange.getRequestBody()) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IllegalArgumentException("text is too long");
            }
            return bytes.length == 0
                    ? JSON.createObjectNode()
                    : JSON.readTree(new String(bytes, StandardCharsets.UTF_8));
        }
    }

    private JsonNode bot(String method, JsonNode body, String query) throws InterruptedException {
        long chat = body.path("chat_id").asLong();
        String text = ChatText.plain(body.path("text").asText());
        ObjectNode answer = JSON.createObjectNode().put("ok", true);
        switch (method) {
            case "getUpdates" -> answer.set(
                    "result", room.updates(number(OFFSET, query), number(TIMEOUT, query) * 1000));
            case "sendMessage" -> answer.set(
                    "result", room.send(chat, text, buttons(body)).wire());
            case "editMessageText" -> {
                ShownMessage edited = room.edit(chat, body.path("message_id").asLong(), text, buttons(body));
                if (edited == null) {
                    throw new IllegalArgumentException("message to edit not found");
                }
                answer.set("result", edited.wire());
            }
            case "answerCallbackQuery" -> {
                room.answer(
                        body.path("callback_query_id").asText(),
                        body.path("text").asText());
                answer.put("result", true);
            }
            default -> throw new IllegalArgumentException("method not found");
        }
        return answer;
    }

    private JsonNode person(String what, JsonNode body, String query) throws InterruptedException {
        long person = body.path("person").asLong(1);
        return switch (what) {
            case "chat" -> {
                ArrayNode all = JSON.createArrayNode();
                room.messages().forEach(message -> all.add(message.shown()));
                yield all;
            }
            case "say" -> room.say(
                            person,
                            body.path("in").asText().equals("group"),
                            body.path("text").asText(),
                            body.path("reply_to").asLong())
                    .shown();
            case "press" -> {
                String said = room.click(
                        person,
                        body.path("message").asLong(),
                        body.path("button").asText());
                yield JSON.createObjectNode().put("answer", said);
            }
            default -> throw new IllegalArgumentException("there are /chat, /chat/say and /chat/press");
        };
    }

    private static long number(Pattern pattern, String query) {
        Matcher found = pattern.matcher(query);
        return found.find() ? Long.parseLong(found.group(1)) : 0;
    }

    private static List<ChatButton> buttons(JsonNode body) {
        List<ChatButton> buttons = new ArrayList<>();
        body.path("reply_markup")
                .path("inline_keyboard")
                .forEach(row -> row.forEach(button -> buttons.add(new ChatButton(
                        button.path("text").asText(),
                        button.path("callback_data").asText(),
                        button.path("url").asText()))));
        return List.copyOf(buttons);
    }
}
