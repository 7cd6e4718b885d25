package dev.serai.hub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.alert.DeliveryJson;
import dev.serai.alert.DeliveryRefusal;
import dev.serai.alert.Normalised;
import dev.serai.alert.Payload;
import dev.serai.alert.vendor.PayloadKinds;
import dev.serai.replay.RecordedStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Deliveries in a file, one JSON object a line: {@code kind}, {@code received_at} (RFC 3339), {@code payload} as it was
 * delivered, and where they are known {@code source} and {@code event}.
 */
final class DeliveriesFile {

    private static final int MOST = 200_000;

    private final RecordedStream stream = new RecordedStream();
    private int unreadable;

    private record Line(Function<Payload, Normalised> kind, Payload payload) {}

    private DeliveriesFile() {}

    /** @throws CommandFailure naming the line that is not one of these */
    static DeliveriesFile read(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new CommandFailure("the file " + file + " cannot be read");
        }
        DeliveriesFile read = new DeliveriesFile();
        lines(file).stream()
                .sorted(Comparator.comparing(line -> line.payload().now()))
                .forEach(read::add);
        return read;
    }

    RecordedStream stream() {
        return stream;
    }

    /** How many deliveries do not fit their kind. */
    int unreadable() {
        return unreadable;
    }

    private static List<Line> lines(Path file) throws IOException {
        List<Line> read = new ArrayList<>();
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            int number = 0;
            for (String line : (Iterable<String>) lines.limit(MOST + 1L)::iterator) {
                number++;
                if (number > MOST) {
                    throw new CommandFailure(file + " has more than " + MOST + " lines");
                }
                read.add(line(line, file + ":" + number));
            }
        }
        return read;
    }

    private static Line line(String text, String place) {
        try {
            JsonNode node = DeliveryJson.parse(text.getBytes(StandardCharsets.UTF_8));
            String kind = node.path("kind").asText();
            // What routes of one's own read, only a hub does.
            Function<Payload, Normalised> reader = PayloadKinds.find(kind)
                    .orElseThrow(() ->
                            new CommandFailure(place + ": kind is one of " + String.join(", ", PayloadKinds.names())));
            String event = node.hasNonNull("event") ? node.path("event").asText() : null;
            Instant at = Instant.parse(node.path("received_at").asText());
            return new Line(
                    reader,
                    new Payload(node.path("payload"), event, node.path("source").asText(kind), at));
        } catch (DeliveryRefusal e) {
            throw new CommandFailure(place + ": " + e.getMessage());
        } catch (DateTimeParseException e) {
            throw new CommandFailure(place + ": received_at is a time such as 2026-11-22T14:00:00Z");
        }
    }

    private void add(Line line) {
        try {
            Normalised read = line.kind().apply(line.payload());
            unreadable += read.alerts().isEmpty() && read.ignored() == null ? 1 : 0;
            stream.add(line.payload().now(), read.alerts());
        } catch (DeliveryRefusal e) {
            unreadable++;
        }
    }
}
