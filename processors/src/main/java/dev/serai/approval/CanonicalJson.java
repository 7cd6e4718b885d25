package dev.serai.approval;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * JSON in the one form of RFC 8785 (JSON Canonicalization Scheme), so that equal values have equal bytes.
 *
 * <p>Members are sorted by the UTF-16 code units of their names, numbers are written as ECMAScript writes doubles, and
 * what has no such form is refused: lone surrogates, NaN, infinities, and integers a double cannot hold exactly.
 */
public final class CanonicalJson {

    /** Deeper input is refused; nothing of ours comes near. */
    static final int MAX_DEPTH = 64;

    private CanonicalJson() {}

    /**
     * @return the canonical form of {@code value} in UTF-8
     * @throws IllegalArgumentException if the value has no canonical form; the message names the place
     */
    public static byte[] bytes(JsonNode value) {
        return text(value).getBytes(StandardCharsets.UTF_8);
    }

    static String text(JsonNode value) {
        StringBuilder out = new StringBuilder();
        write(value, out, "$", 0);
        return out.toString();
    }

    private static void write(JsonNode value, StringBuilder out, String at, int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("deeper than " + MAX_DEPTH + " levels");
        }
        switch (value.getNodeType()) {
            case OBJECT -> writeObject(value, out, at, depth);
            case ARRAY -> writeArray(value, out, at, depth);
            case STRING -> writeString(value.textValue(), out, at);
            case NUMBER -> out.append(CanonicalNumber.text(exactDouble(value, at)));
            case BOOLEAN -> out.append(value.booleanValue());
            case NULL -> out.append("null");
            default -> throw new IllegalArgumentException(at + " is not a JSON value: " + value.getNodeType());
        }
    }

    private static void writeObject(JsonNode value, StringBuilder out, String at, int depth) {
        List<String> names = new ArrayList<>();
        value.fieldNames().forEachRemaining(names::add);
        // String.compareTo compares UTF-16 code units, which is the order the RFC asks for.
        names.sort(null);
        char separator = '{';
        for (String name : names) {
            out.append(separator);
            writeString(name, out, at);
            out.append(':');
            write(value.path(name), out, at + "." + name, depth + 1);
            separator = ',';
        }
        out.append(names.isEmpty() ? "{}" : "}");
    }

    private static void writeArray(JsonNode value, StringBuilder out, String at, int depth) {
        out.append('[');
        for (int i = 0; i < value.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            write(value.path(i), out, at + "[" + i + "]", depth + 1);
        }
        out.append(']');
    }

    private static double exactDouble(JsonNode value, String at) {
        double number = value.doubleValue();
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException(at + " is not a finite double");
        }
        if (value.isIntegralNumber() && new BigDecimal(number).compareTo(value.decimalValue()) != 0) {
            throw new IllegalArgumentException(at + " is an integer that a double cannot hold exactly");
        }
        return number;
    }

    private static void writeString(String text, StringBuilder out, String at) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (Character.isHighSurrogate(unit)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                out.append(unit).append(text.charAt(++i));
            } else if (Character.isSurrogate(unit)) {
                throw new IllegalArgumentException(at + " contains a lone surrogate");
            } else {
                writeUnit(unit, out);
            }
        }
        out.append('"');
    }

    private static void writeUnit(char unit, StringBuilder out) {
        switch (unit) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> {
                if (unit < 0x20) {
                    out.append(String.format("\\u%04x", (int) unit));
                } else {
                    out.append(unit);
                }
            }
        }
    }
}
