package dev.serai.hub.action;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.digest.Sha256;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Message;
import org.springframework.stereotype.Component;

/** Makes an executor's message of a stored action: its frozen arguments, and the bytes they name. */
@Component("actionInput")
class ActionInput {

    private static final TypeReference<Map<String, Object>> ARGUMENTS = new TypeReference<>() {};

    private final ActionStore store;
    private final ObjectMapper json;

    ActionInput(ActionStore store, ObjectMapper json) {
        this.store = store;
        this.json = json;
    }

    /**
     * Body: the arguments as a map, with the version of the target that was approved among them. Header {@code stdin}: the bytes of
     * {@code stdin_evidence}, if it is among them.
     */
    public void prepare(@ExchangeProperty(ActionStart.ACTION) StoredAction action, Message message)
            throws JsonProcessingException {
        Map<String, Object> arguments = json.readValue(action.call().arguments(), ARGUMENTS);
        String version = action.call().targetVersion();
        if (version != null) {
            arguments.putAll(json.readValue(version, ARGUMENTS));
        }
        message.removeHeader("stdin");
        if (arguments.get("stdin_evidence") instanceof String evidence) {
            message.setHeader("stdin", input(action, UUID.fromString(evidence)));
        }
        message.setBody(arguments);
    }

    private byte[] input(StoredAction action, UUID evidence) {
        byte[] content = store.input(action, evidence)
                .orElseThrow(() -> new IllegalStateException("the input of action " + action.id() + " is not kept"));
        if (!action.target().endsWith(":" + Sha256.hex(content))) {
            throw new IllegalStateException("the input of action " + action.id() + " is not what was approved");
        }
        return content;
    }
}
