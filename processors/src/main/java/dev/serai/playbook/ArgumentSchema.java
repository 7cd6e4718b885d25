package dev.serai.playbook;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.serai.action.ActionDefinition;
import dev.serai.action.RefusalReason;
import dev.serai.policy.SchemaPatterns;
import java.util.Set;

/** Holds arguments against the schema of their Kamelet. */
public final class ArgumentSchema {

    private static final int MAX_CHARS = 16 * 1024;
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final SchemaValidatorsConfig CONFIG = SchemaValidatorsConfig.builder()
            .pathType(PathType.LEGACY)
            .regularExpressionFactory(new SchemaPatterns())
            .build();

    private ArgumentSchema() {}

    /** Whether a Kamelet takes these arguments. */
    public static boolean fits(JsonNode arguments, ActionDefinition definition) {
        return !tooLarge(arguments) && faults(arguments, definition).isEmpty();
    }

    static void check(JsonNode arguments, ActionDefinition definition) {
        if (tooLarge(arguments)) {
            throw new ArgumentsRefused(RefusalReason.TOO_LARGE, "arguments");
        }
        faults(arguments, definition).stream().findFirst().ifPresent(fault -> {
            throw new ArgumentsRefused(
                    RefusalReason.SCHEMA_MISMATCH, fault.getInstanceLocation() + " (" + fault.getType() + ")");
        });
    }

    private static boolean tooLarge(JsonNode arguments) {
        return arguments.toString().length() > MAX_CHARS;
    }

    private static Set<ValidationMessage> faults(JsonNode arguments, ActionDefinition definition) {
        return SCHEMAS.getSchema(definition.arguments(), CONFIG).validate(arguments);
    }
}
