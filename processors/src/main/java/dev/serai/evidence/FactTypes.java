package dev.serai.evidence;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.serai.evidence.MetricSeries.MetricPoint;
import dev.serai.wire.WireName;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How times, points, numbers and wire names of facts are written. */
final class FactTypes {

    private FactTypes() {}

    static SimpleModule module() {
        SimpleModule module = new SimpleModule("facts");
        add(module, Instant.class, (at, out) -> out.writeString(at.toString()), FactTypes::instant);
        add(module, MetricPoint.class, FactTypes::write, FactTypes::point);
        add(module, LogTone.class, (tone, out) -> out.writeString(tone.wire()), node -> wire(LogTone.class, node));
        add(
                module,
                ObjectHealth.class,
                (one, out) -> out.writeString(one.wire()),
                node -> wire(ObjectHealth.class, node));
        module.addSerializer(Double.class, new FactSerializer<>((value, out) -> out.writeNumber(shortest(value))));
        module.addSerializer(Double.TYPE, new FactSerializer<>((value, out) -> out.writeNumber(shortest(value))));
        return module;
    }

    /** Where in the text, for instance {@code metrics[0].points: }. */
    static String path(JsonMappingException failure) {
        String path = failure.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining());
        return path.isEmpty() ? "" : path.substring(path.startsWith(".") ? 1 : 0) + ": ";
    }

    private static void write(MetricPoint point, JsonGenerator out) throws IOException {
        out.writeStartArray();
        out.writeNumber(BigDecimal.valueOf(point.at().toEpochMilli(), 3)
                .stripTrailingZeros()
                .toPlainString());
        out.writeNumber(shortest(point.value()));
        out.writeEndArray();
    }

    private static MetricPoint point(JsonNode node) {
        if (!node.isArray() || node.size() != 2 || !node.get(1).isNumber()) {
            throw new IllegalArgumentException("a point is not [time, value]");
        }
        return new MetricPoint(instant(node.get(0)), node.get(1).doubleValue());
    }

    private static Instant instant(JsonNode node) {
        try {
            return node.isNumber()
                    ? Instant.ofEpochMilli(node.decimalValue().movePointRight(3).longValue())
                    : OffsetDateTime.parse(node.asText()).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not an RFC 3339 date and time");
        }
    }

    private static <E extends Enum<E> & WireName> E wire(Class<E> type, JsonNode node) {
        return WireName.find(type, node.asText())
                .orElseThrow(() -> new IllegalArgumentException("not one of the known words"));
    }

    /** Whole numbers without a point, others as Java writes them. */
    private static String shortest(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : String.valueOf(value);
    }

    private static <T> void add(
            SimpleModule module, Class<T> type, FactPrinter<T> writer, Function<JsonNode, T> reader) {
        module.addSerializer(type, new FactSerializer<>(writer));
        module.addDeserializer(type, new FactDeserializer<>(reader));
    }

    private interface FactPrinter<T> {

        void write(T value, JsonGenerator out) throws IOException;
    }

    private static final class FactSerializer<T> extends JsonSerializer<T> {

        private final FactPrinter<T> writer;

        FactSerializer(FactPrinter<T> writer) {
            this.writer = writer;
        }

        @Override
        public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
            writer.write(value, out);
        }
    }

    private static final class FactDeserializer<T> extends JsonDeserializer<T> {

        private final Function<JsonNode, T> reader;

        FactDeserializer(Function<JsonNode, T> reader) {
            this.reader = reader;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonNode node = context.readTree(parser);
            try {
                return reader.apply(node);
            } catch (IllegalArgumentException e) {
                throw JsonMappingException.from(parser, "not as facts are written", e);
            }
        }
    }
}
