package dev.serai.hub.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Makes requests for an operation from its contract: as it should be, nearly so, and not at all. */
final class Requests {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD");
    private static final List<String> TYPES = List.of(
            "text/plain", "application/json; charset=utf-16", "application/xml", "", "application/json;;;", "*/*");

    private final Contract contract;
    private final Map<String, List<String>> ids;
    private final Random random;

    /** @param ids real ids by the name of their path parameter */
    Requests(Contract contract, Map<String, List<String>> ids, Random random) {
        this.contract = contract;
        this.ids = ids;
        this.random = random;
    }

    /** One request; {@code body} null for none. */
    record Sent(String method, String path, Map<String, String> headers, byte[] body) {

        @Override
        public String toString() {
            String text = body == null ? "" : new String(body, StandardCharsets.UTF_8);
            return method + " " + cut(path) + " " + headers + " " + cut(text);
        }

        private static String cut(String text) {
            return text.length() <= 600 ? text : text.substring(0, 600) + "…";
        }
    }

    Sent next(Contract.Operation operation) {
        boolean wild = random.nextInt(3) == 0;
        String method = wild && often(8) ? METHODS.get(random.nextInt(METHODS.size())) : operation.method();
        Map<String, String> headers = new LinkedHashMap<>();
        byte[] body = null;
        if (operation.body() != null || (wild && often(6))) {
            body = body(operation, wild);
            headers.put(
                    "Content-Type", wild && often(6) ? TYPES.get(random.nextInt(TYPES.size())) : "application/json");
        }
        addHeaders(headers, wild);
        return new Sent(method, path(operation, wild) + query(operation, wild), headers, body);
    }

    private void addHeaders(Map<String, String> headers, boolean wild) {
        if (random.nextInt(4) == 0) {
            headers.put(
                    "Idempotency-Key",
                    wild ? "x y".repeat(random.nextInt(80)) : UUID.randomUUID().toString());
        }
        if (wild && often(6)) {
            headers.put("If-Match", often(2) ? "*" : "\"nonsense\", W/\"x");
        }
        if (wild && often(6)) {
            headers.put("If-None-Match", often(2) ? "*" : "\"");
        }
        if (wild && often(10)) {
            headers.put("CamelHttpResponseCode", "201");
            headers.put("X-Request-Id", "<script>");
            headers.put("Accept", "text/html");
        }
    }

    private String path(Contract.Operation operation, boolean wild) {
        String path = operation.path();
        for (JsonNode parameter : operation.parameters("path")) {
            String name = parameter.path("name").asText();
            List<String> known = ids.getOrDefault(name, List.of());
            String value = wild && often(2)
                    ? escape(Hostile.text(random))
                    : known.isEmpty() || often(4) ? other(parameter) : known.get(random.nextInt(known.size()));
            path = path.replace("{" + name + "}", value);
        }
        return path;
    }

    private String other(JsonNode parameter) {
        JsonNode schema = contract.resolve(parameter.path("schema"));
        return schema.path("pattern").asText().contains("0-9a-f]{8}")
                ? new UUID(random.nextLong(), random.nextLong()).toString()
                : schema.has("enum") ? pick(schema.path("enum")).asText() : "no-such-thing";
    }

    private String query(Contract.Operation operation, boolean wild) {
        List<String> pairs = new ArrayList<>();
        for (JsonNode parameter : operation.parameters("query")) {
            if (parameter.path("required").asBoolean() || often(4)) {
                String value = wild && often(2) ? Hostile.text(random) : good(parameter);
                pairs.add(escape(parameter.path("name").asText()) + "=" + escape(value));
            }
        }
        if (wild && often(4)) {
            pairs.add(escape(Hostile.text(random)) + "=" + escape(Hostile.text(random)));
        }
        if (wild && often(10)) {
            pairs.add("%zz=%");
        }
        return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
    }

    private String good(JsonNode parameter) {
        JsonNode schema = contract.resolve(parameter.path("schema"));
        if (schema.has("items")) {
            schema = contract.resolve(schema.path("items"));
        }
        if (schema.has("enum")) {
            return pick(schema.path("enum")).asText();
        }
        if (schema.has("example")) {
            return schema.path("example").asText();
        }
        return switch (schema.path("type").asText()) {
            case "integer" -> Integer.toString(1 + random.nextInt(200));
            case "boolean" -> Boolean.toString(random.nextBoolean());
            default -> "date-time".equals(schema.path("format").asText()) ? "2026-11-21T08:30:00Z" : "abc";
        };
    }

    private byte[] body(Contract.Operation operation, boolean wild) {
        JsonNode example = operation.body() == null ? JSON.createObjectNode() : example(operation);
        if (!wild) {
            return bytes(example);
        }
        if (often(8)) {
            return bytes(Hostile.value(random));
        }
        if (often(10)) {
            byte[] broken = bytes(example);
            broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            return broken;
        }
        return bytes(mutated(example));
    }

    /** The example with real ids where it names something. */
    private ObjectNode example(Contract.Operation operation) {
        ObjectNode example = contract.example(operation).deepCopy();
        for (String name : List.of("incident_id")) {
            List<String> known = ids.getOrDefault("incidentId", List.of());
            if (example.has(name) && !known.isEmpty() && !often(4)) {
                example.put(name, known.get(random.nextInt(known.size())));
            }
        }
        example.properties().forEach(member -> {
            if (member.getValue().isBoolean() && often(2)) {
                example.put(member.getKey(), random.nextBoolean());
            }
        });
        return example;
    }

    private JsonNode mutated(JsonNode example) {
        ObjectNode body = (ObjectNode) example;
        List<String> names = new ArrayList<>();
        body.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            if (often(3)) {
                body.set(
                        name,
                        often(2) ? JsonNodeFactory.instance.textNode(Hostile.text(random)) : Hostile.value(random));
            } else if (often(8)) {
                body.remove(name);
            } else if (body.get(name).isObject() && often(2)) {
                body.set(name, mutated(body.get(name)));
            }
        }
        if (often(5)) {
            body.set(Hostile.text(random), Hostile.value(random));
        }
        return body;
    }

    private JsonNode pick(JsonNode array) {
        return array.get(random.nextInt(array.size()));
    }

    private boolean often(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    /** Lone surrogates become what a browser would send for them. */
    private static String escape(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static byte[] bytes(JsonNode value) {
        // Escaped, so that lone surrogates arrive as such.
        StringBuilder ascii = new StringBuilder();
        value.toString().chars().forEach(unit -> {
            if (unit < 0x7f) {
                ascii.append((char) unit);
            } else {
                ascii.append("\\u%04x".formatted(unit));
            }
        });
        return ascii.toString().getBytes(StandardCharsets.UTF_8);
    }
}
