package dev.serai.hub.job;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says whether a value survives a stored job unchanged. */
final class JsonValue {

    private JsonValue() {}

    /** @throws IllegalArgumentException naming the type or character that cannot be carried */
    static void check(@Nullable Object value) {
        if (value instanceof String text) {
            checkText(text);
        } else if (value instanceof Map<?, ?> map) {
            map.forEach(JsonValue::checkEntry);
        } else if (value instanceof List<?> list) {
            list.forEach(JsonValue::check);
        } else if (value != null && !isScalar(value)) {
            throw new IllegalArgumentException(
                    "a job carries null, text, numbers, booleans, maps and lists of these, not a "
                            + value.getClass().getName() + "; set carryBody=false or convert it first");
        }
    }

    private static boolean isScalar(Object value) {
        return value instanceof Boolean
                || value instanceof Integer
                || value instanceof Long
                || value instanceof BigInteger
                || value instanceof BigDecimal
                || value instanceof Double number && Double.isFinite(number);
    }

    private static void checkEntry(Object key, @Nullable Object value) {
        if (!(key instanceof String text)) {
            throw new IllegalArgumentException("a job carries maps whose keys are texts");
        }
        checkText(text);
        check(value);
    }

    /** PostgreSQL's jsonb takes no NUL, and UTF-8 no lone surrogate. */
    private static void checkText(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (c == 0 || Character.isSurrogate(c) && !pair) {
                throw new IllegalArgumentException("a job carries no text with NUL or half a surrogate pair");
            }
            i += pair ? 1 : 0;
        }
    }
}
