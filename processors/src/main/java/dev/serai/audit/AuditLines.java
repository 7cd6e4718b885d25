package dev.serai.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The lines of an export and of a checkpoint file: one JSON object each. */
public final class AuditLines {

    private static final ObjectMapper JSON = new ObjectMapper();

    private AuditLines() {}

    /** A link and its event, which is null when it is gone. */
    public record Link(Seal seal, @Nullable AuditEvent event) {}

    public static String export(Link link) {
        ObjectNode line = JSON.createObjectNode();
        Seal seal = link.seal();
        line.put("tenant", seal.tenant());
        line.put("sequence", seal.sequence());
        line.put("event_id", seal.eventId().toString());
        line.put("previous_hash", seal.previousHash());
        line.put("hash", seal.hash());
        AuditEvent event = link.event();
        if (event == null) {
            line.putNull("event");
        } else {
            ObjectNode fields = line.putObject("event");
            fields.put("id", event.id().toString());
            fields.put("actor", event.actor());
            fields.put("verb", event.verb());
            fields.put("object_type", event.objectType());
            fields.put("object_id", event.objectId());
            fields.put("reason", event.reason());
            // The text itself, so that no reader's numbers get in between.
            fields.put("details", event.details());
            fields.put("at", event.at().toString());
        }
        return line.toString();
    }

    /** @throws IllegalArgumentException when it is not such a line */
    public static Link link(String text) {
        JsonNode line = read(text);
        String tenant = text(line, "tenant");
        Seal seal = new Seal(
                tenant,
                number(line, "sequence"),
                UUID.fromString(text(line, "event_id")),
                text(line, "previous_hash"),
                text(line, "hash"));
        JsonNode event = line.path("event");
        return new Link(seal, event.isObject() ? event(tenant, event) : null);
    }

    private static AuditEvent event(String tenant, JsonNode fields) {
        return new AuditEvent(
                tenant,
                UUID.fromString(text(fields, "id")),
                text(fields, "actor"),
                text(fields, "verb"),
                text(fields, "object_type"),
                text(fields, "object_id"),
                fields.path("reason").isTextual() ? text(fields, "reason") : null,
                text(fields, "details"),
                instant(fields, "at"));
    }

    public static String checkpoint(Checkpoint checkpoint) {
        ObjectNode line = JSON.createObjectNode();
        line.put("tenant", checkpoint.tenant());
        line.put("sequence", checkpoint.sequence());
        line.put("hash", checkpoint.hash());
        line.put("time", checkpoint.time().toString());
        line.put("signature", checkpoint.signature());
        return line.toString();
    }

    /** A line that cannot be read is a checkpoint that no key signed: the verifier says that it is forged. */
    public static Checkpoint checkpoint(String text) {
        try {
            JsonNode line = read(text);
            Base64.getDecoder().decode(text(line, "signature"));
            return new Checkpoint(
                    text(line, "tenant"),
                    number(line, "sequence"),
                    text(line, "hash"),
                    instant(line, "time"),
                    text(line, "signature"));
        } catch (IllegalArgumentException e) {
            return new Checkpoint("", 0, "", Instant.EPOCH, "");
        }
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalArgumentException("not a line of JSON", e);
        }
    }

    private static String text(JsonNode line, String name) {
        JsonNode value = line.path(name);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("'" + name + "' is missing or not a text");
        }
        return value.textValue();
    }

    private static long number(JsonNode line, String name) {
        JsonNode value = line.path(name);
        if (!value.canConvertToLong() || !value.isIntegralNumber()) {
            throw new IllegalArgumentException("'" + name + "' is missing or not a whole number");
        }
        return value.longValue();
    }

    private static Instant instant(JsonNode line, String name) {
        try {
            return Instant.parse(text(line, name));
        } catch (java.time.format.DateTimeParseException e) {
            throw new IllegalArgumentException("'" + name + "' is not a time", e);
        }
    }
}
