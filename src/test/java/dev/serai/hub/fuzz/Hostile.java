package dev.serai.hub.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;

/** What a hostile caller sends where something else is expected. */
final class Hostile {

    static final List<String> TEXTS = List.of(
            "",
            " ",
            "null",
            "\u0000",
            "a\u0000b",
            "\u202e\u2066evil\u2069",
            "\u200b\ufeff",
            "\ud83d\udc2b\u200d\ud83d\udc69",
            "\ud800",
            "\udc00x",
            "' or '1'='1",
            "'; drop table app_user; --",
            "${sys:user.home}",
            "${bean:rulebooks?method=fresh}",
            "#{T(Runtime).getRuntime()}",
            "{{serai.keys.jwt}}",
            "../../../../etc/passwd",
            "..%2f..%2fetc",
            "\r\nSet-Cookie: a=b",
            "line\nbreak\ttab\u001b[31m",
            "<script>alert(1)</script>",
            "%s%n%x%00",
            "infinity",
            "-1",
            "9999-99-99T99:99:99Z",
            "+999999999-12-31T23:59:59Z",
            "00000000-0000-0000-0000-000000000000",
            "user:admin",
            "x".repeat(10_000),
            "\u0130\u00df\u1e9e\u0149");

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Hostile() {}

    static String text(Random random) {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    static JsonNode value(Random random) {
        return switch (random.nextInt(11)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2 -> JSON.numberNode(random.nextLong());
            case 3 -> JSON.numberNode(new BigDecimal("9".repeat(39)));
            case 4 -> JSON.numberNode(-0.5);
            case 5 -> JSON.arrayNode();
            case 6 -> JSON.objectNode();
            case 7 -> deep(random.nextInt(40));
            case 8 -> JSON.arrayNode().add(text(random)).add(JSON.objectNode().put(text(random), text(random)));
            case 9 -> JSON.objectNode().put("$ref", "#/x").put("__proto__", "x").put("class", "evil.Runtime");
            default -> JSON.textNode(text(random));
        };
    }

    private static JsonNode deep(int levels) {
        JsonNode value = JSON.textNode("bottom");
        for (int i = 0; i < levels; i++) {
            value = i % 2 == 0 ? JSON.arrayNode().add(value) : JSON.objectNode().set("a", value);
        }
        return value;
    }
}
