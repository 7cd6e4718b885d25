package dev.serai.analysis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.serai.json.StrictJson;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The form that a model is asked to reply in. */
public final class ReplySchema {

    /** Longest reply that is read, in characters. */
    public static final int MAX_CHARS = 64 * 1024;

    private static final Set<String> BOUNDS = Set.of("$schema", "minLength", "maxItems", "minimum", "maximum");
    private static final int LONGEST_ERROR = 800;
    private static final JsonMapper JSON = StrictJson.mapper(20);

    private final String text;
    private final JsonSchema schema;

    private ReplySchema(String text) {
        this.text = text;
        this.schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text);
    }

    /** @param resource its file on the class path */
    public static ReplySchema of(String resource) {
        return new ReplySchema(Resource.text(resource));
    }

    /** What was made of a reply. */
    public sealed interface SchemaVerdict {}

    /** It is as asked. */
    public record Fits(JsonNode tree) implements SchemaVerdict {}

    /** It is not; the error is worded for the model. */
    public record DoesNotFit(String error) implements SchemaVerdict {}

    /** The schema, as JSON. */
    public String text() {
        return text;
    }

    /** As endpoints with strict structured output take it: they refuse bounds, which are checked here anyway. */
    public String withoutBounds() {
        try {
            JsonNode tree = JSON.readTree(text);
            withoutBounds(tree);
            return JSON.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the schema of a reply is JSON", e);
        }
    }

    private static void withoutBounds(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(BOUNDS);
        }
        node.forEach(ReplySchema::withoutBounds);
    }

    /** Reads a reply and believes nothing of it. */
    public SchemaVerdict read(@Nullable String reply) {
        if (reply == null || reply.isBlank()) {
            return new DoesNotFit("The reply is empty.");
        }
        if (reply.length() > MAX_CHARS) {
            return new DoesNotFit("The reply is longer than " + MAX_CHARS + " characters.");
        }
        try {
            JsonNode tree = JSON.readTree(unfenced(reply.strip()));
            String errors = schema.validate(tree).stream()
                    .map(ValidationMessage::getMessage)
                    .sorted()
                    .collect(Collectors.joining("; "));
            return errors.isEmpty() ? new Fits(tree) : new DoesNotFit(brief(errors));
        } catch (JsonProcessingException e) {
            return new DoesNotFit(brief("The reply is not one JSON object: " + e.getOriginalMessage()));
        }
    }

    /** Some models wrap JSON in a code fence although they are told not to; that much is forgiven. */
    private static String unfenced(String reply) {
        if (!reply.startsWith("```") || !reply.endsWith("```") || reply.indexOf('\n') < 0) {
            return reply;
        }
        return reply.substring(reply.indexOf('\n') + 1, reply.length() - 3);
    }

    private static String brief(String error) {
        return error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR);
    }
}
