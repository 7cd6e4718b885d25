package dev.serai.hub.planning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.action.ActionDefinition;
import dev.serai.action.RefusalReason;
import dev.serai.hub.cluster.Clusters;
import dev.serai.hub.planning.PersonRequests.NotPossible;
import dev.serai.json.StrictJson;
import dev.serai.probe.ClusterObject;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The arguments of an action on an object: where it is says the hub, and the rest whoever proposes. */
@Component
class ObjectArguments {

    /** Whose actions are on objects of clusters. */
    static final String EXECUTOR = Clusters.EXECUTOR;

    /** What names the object, or the version of it that a dry run finds. */
    private static final Set<String> OF_THE_HUB =
            Set.of("cluster", "kind", "namespace", "name", "uid", "resource_version", "generation");

    private static final JsonMapper JSON = StrictJson.mapper(4);

    /** @throws NotPossible when the values are no object, or say where */
    ObjectNode of(ClusterObject object, ActionDefinition definition, String values) throws NotPossible {
        ObjectNode arguments = read(values);
        for (String name : OF_THE_HUB) {
            if (arguments.has(name)) {
                throw new NotPossible(RefusalReason.SCHEMA_MISMATCH, name);
            }
        }
        put(arguments, definition, "cluster", object.cluster());
        put(arguments, definition, "kind", object.kind());
        put(arguments, definition, "namespace", object.namespace());
        put(arguments, definition, "name", object.name());
        return arguments;
    }

    private static ObjectNode read(String values) throws NotPossible {
        try {
            JsonNode read = values.isBlank() ? JsonNodeFactory.instance.objectNode() : JSON.readTree(values);
            if (read instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            // Told as what is no object.
        }
        throw new NotPossible(RefusalReason.SCHEMA_MISMATCH, "values");
    }

    private static void put(ObjectNode arguments, ActionDefinition definition, String name, String value) {
        if (!value.isEmpty() && definition.arguments().path("properties").has(name)) {
            arguments.put(name, value);
        }
    }
}
