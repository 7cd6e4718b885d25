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

/** Reads what a model replied. It believes nothing: {@link Reply} says what of it can be used. */
public final class ReplyCheck {

    /** Longest reply that is read, in characters. */
    public static final int MAX_CHARS = 64 * 1024;

    private static final Set<String> BOUNDS = Set.of("$schema", "minLength", "maxItems", "minimum", "maximum");
    private static final int LONGEST_ERROR = 800;
    private static final JsonMapper JSON = StrictJson.mapper(20);
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema());

    private ReplyCheck() {}

    /** What was made of a reply. */
    public sealed interface ReplyVerdict {}

    /** It is as asked, and was judged claim by claim. */
    public record Readable(Reply reply) implements ReplyVerdict {}

    /** It is not what was asked for; the error is worded for the model. */
    public record Malformed(String error) implements ReplyVerdict {}

    /** The schema of a reply, as JSON. */
    public static String schema() {
        return Resource.text("/schema/model-reply.json");
    }

    /**
     * The schema as endpoints with strict structured output take it: they refuse bounds, which are checked here anyway.
     */
    public static String outputSchema() {
        try {
            JsonNode schema = JSON.readTree(schema());
            withoutBounds(schema);
            return JSON.writeValueAsString(schema);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the schema of a reply is JSON", e);
        }
    }

    private static void withoutBounds(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(BOUNDS);
        }
        node.forEach(ReplyCheck::withoutBounds);
    }

    /** Checks a reply to a question. */
    public static ReplyVerdict check(@Nullable String reply, Question question) {
        if (reply == null || reply.isBlank()) {
            return new Malformed("The reply is empty.");
        }
        if (reply.length() > MAX_CHARS) {
            return new Malformed("The reply is longer than " + MAX_CHARS + " characters.");
        }
        try {
            JsonNode tree = JSON.readTree(unfenced(reply.strip()));
            String errors = SCHEMA.validate(tree).stream()
                    .map(ValidationMessage::getMessage)
                    .sorted()
                    .collect(Collectors.joining("; "));
            return errors.isEmpty() ? new Readable(Reply.of(tree, question)) : new Malformed(brief(errors));
        } catch (JsonProcessingException e) {
            return new Malformed(brief("The reply is not one JSON object: " + e.getOriginalMessage()));
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
