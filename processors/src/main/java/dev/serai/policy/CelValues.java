package dev.serai.policy;

import com.google.protobuf.NullValue;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelVariableResolver;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values between Java and CEL: CEL knows 64-bit integers and doubles only, and has a null of its own. */
final class CelValues {

    private CelValues() {}

    /** The caller hands over what CEL has no type for: its mistake, and none of the expression's. */
    static final class UnknownValueException extends IllegalArgumentException {

        UnknownValueException(String message) {
            super(message);
        }
    }

    static CelType type(Vocabulary.ValueKind kind) {
        return switch (kind) {
            case STRING -> SimpleType.STRING;
            case INT -> SimpleType.INT;
            case DOUBLE -> SimpleType.DOUBLE;
            case BOOL -> SimpleType.BOOL;
            case TIMESTAMP -> SimpleType.TIMESTAMP;
            case DURATION -> SimpleType.DURATION;
            case STRINGS -> ListType.create(SimpleType.STRING);
            case LABELS -> MapType.create(SimpleType.STRING, SimpleType.STRING);
            case ANY -> SimpleType.DYN;
        };
    }

    /**
     * One value for each declared name; a name without one is null. Only what an expression comes to is converted: the
     * alerts of a storm are many, and most conditions end before they ask for them.
     */
    static CelVariableResolver of(Vocabulary vocabulary, Map<String, ?> values) {
        return name -> vocabulary.names().containsKey(name) ? Optional.of(toCel(find(name, values))) : Optional.empty();
    }

    private static @Nullable Object find(String name, Map<?, ?> values) {
        if (values.containsKey(name)) {
            return values.get(name);
        }
        int dot = name.indexOf('.');
        if (dot < 0 || !(values.get(name.substring(0, dot)) instanceof Map<?, ?> nested)) {
            return null;
        }
        return find(name.substring(dot + 1), nested);
    }

    private static Object toCel(@Nullable Object value) {
        if (value == null) {
            return NullValue.NULL_VALUE;
        }
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof Float number) {
            return number.doubleValue();
        }
        if (value instanceof Collection<?> items) {
            return items.stream().map(CelValues::toCel).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> converted = new LinkedHashMap<>();
            map.forEach((key, item) -> converted.put(key, toCel(item)));
            return converted;
        }
        return known(value);
    }

    private static Object known(Object value) {
        if (value instanceof String
                || value instanceof Boolean
                || value instanceof Long
                || value instanceof Double
                || value instanceof Instant
                || value instanceof Duration) {
            return value;
        }
        throw new UnknownValueException(
                "CEL has no type for " + value.getClass().getName());
    }

    static Object toJava(Object value) {
        if (value instanceof Collection<?> items) {
            return items.stream().map(CelValues::toJava).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> converted = new LinkedHashMap<>();
            map.forEach((key, item) -> converted.put(key, toJava(item)));
            return converted;
        }
        return value;
    }
}
