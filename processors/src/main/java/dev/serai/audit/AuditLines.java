package dev.serai.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.audit.Checkpoint.CheckpointPlace;
import dev.serai.json.JsonText;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The lines of an export and of a checkpoint file: one JSON object each. Each has one form, down to the byte, so that no
 * two readers can read it in two ways; line feeds are not part of it.
 */
public final class AuditLines {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final int SIGNATURE_BYTES = 64;
    private static final Set<String> LINK = Set.of("tenant", "sequence", "event_id", "previous_hash", "hash", "event");
    private static final Set<String> EVENT =
            Set.of("id", "actor", "verb", "object_type", "object_id", "reason", "details", "at");
    private static final Set<String> CHECKPOINT_1 = Set.of("tenant", "sequence", "hash", "time", "signature");
    private static final Set<String> CHECKPOINT =
            Set.of("format", "instance", "number", "previous", "tenant", "sequence", "hash", "time", "signature");
    private static final Checkpoint UNREADABLE = new Checkpoint("", 0, "", Instant.EPOCH, null, "");

    private AuditLines() {}

    /** A link and its event, which is null when it is gone. */
    public record ChainLink(Seal seal, @Nullable AuditEvent event) {}

    public static String export(ChainLink link) {
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

    /** @throws IllegalArgumentException when it is not, byte for byte, such a line; says why without repeating it */
    public static ChainLink link(byte[] bytes) {
        String text = JsonText.text(bytes);
        JsonNode line = read(text, LINK);
        String tenant = text(line, "tenant");
        Seal seal = new Seal(
                tenant,
                number(line, "sequence"),
                uuid(line, "event_id"),
                hash(line, "previous_hash"),
                hash(line, "hash"));
        JsonNode event = line.path("event");
        ChainLink link = new ChainLink(seal, event.isNull() ? null : event(tenant, event));
        same(export(link), text);
        return link;
    }

    private static AuditEvent event(String tenant, JsonNode fields) {
        members(fields, EVENT);
        DetailsText.check(text(fields, "details"));
        return new AuditEvent(
                tenant,
                uuid(fields, "id"),
                text(fields, "actor"),
                text(fields, "verb"),
                text(fields, "object_type"),
                text(fields, "object_id"),
                fields.path("reason").isNull() ? null : text(fields, "reason"),
                text(fields, "details"),
                instant(fields, "at"));
    }

    public static String checkpoint(Checkpoint checkpoint) {
        ObjectNode line = JSON.createObjectNode();
        CheckpointPlace place = checkpoint.place();
        if (place != null) {
            line.put("format", checkpoint.format());
            line.put("instance", place.instance().toString());
            line.put("number", place.number());
            line.put("previous", place.previous());
        }
        line.put("tenant", checkpoint.tenant());
        line.put("sequence", checkpoint.sequence());
        line.put("hash", checkpoint.hash());
        line.put("time", checkpoint.time().toString());
        line.put("signature", checkpoint.signature());
        return line.toString();
    }

    /**
     * A line that is not, byte for byte, such a line is a checkpoint that no key signed: the verifier says that it is
     * forged.
     */
    public static Checkpoint checkpoint(byte[] bytes) {
        try {
            String text = JsonText.text(bytes);
            JsonNode line = JSON.readTree(text);
            members(line, line.has("format") ? CHECKPOINT : CHECKPOINT_1);
            Checkpoint checkpoint = new Checkpoint(
                    text(line, "tenant"),
                    number(line, "sequence"),
                    hash(line, "hash"),
                    instant(line, "time"),
                    line.has("format") ? place(line) : null,
                    signature(line));
            same(checkpoint(checkpoint), text);
            return checkpoint;
        } catch (IOException | IllegalArgumentException e) {
            return UNREADABLE;
        }
    }

    private static CheckpointPlace place(JsonNode line) {
        return new CheckpointPlace(uuid(line, "instance"), number(line, "number"), hash(line, "previous"));
    }

    private static JsonNode read(String text, Set<String> members) {
        try {
            JsonNode line = JSON.readTree(text);
            members(line, members);
            return line;
        } catch (IOException e) {
            throw new IllegalArgumentException("not a line of JSON", e);
        }
    }

    private static void members(JsonNode object, Set<String> expected) {
        if (!object.isObject()) {
            throw new IllegalArgumentException("a JSON object was expected");
        }
        Set<String> there = new HashSet<>();
        object.fieldNames().forEachRemaining(there::add);
        if (!there.equals(expected)) {
            throw new IllegalArgumentException("a member is missing or does not belong there");
        }
    }

    /** What has the same values may still be written in another way, which another reader may read in another way. */
    private static void same(String form, String text) {
        if (!form.equals(text)) {
            throw new IllegalArgumentException("the values are not written in their one form");
        }
    }

    private static UUID uuid(JsonNode line, String name) {
        return UUID.fromString(text(line, name));
    }

    private static String hash(JsonNode line, String name) {
        String hash = text(line, name);
        if (!HASH.matcher(hash).matches()) {
            throw new IllegalArgumentException("'" + name + "' is not a hash");
        }
        return hash;
    }

    private static String signature(JsonNode line) {
        String signature = text(line, "signature");
        byte[] bytes = Base64.getDecoder().decode(signature);
        if (bytes.length != SIGNATURE_BYTES
                || !Base64.getEncoder().encodeToString(bytes).equals(signature)) {
            throw new IllegalArgumentException("'signature' is not a signature in Base64");
        }
        return signature;
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
