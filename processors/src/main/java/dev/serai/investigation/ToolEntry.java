package dev.serai.investigation;

import java.util.Map;

/**
 * What stands beside a tool in {@code routes/tool/tools.yaml}.
 *
 * @param operation the operation of the API whose role and scope whoever uses the tool must have
 * @param arguments what each argument means, by name, for a model
 */
public record ToolEntry(String operation, Map<String, String> arguments) {

    public ToolEntry {
        arguments = Map.copyOf(arguments);
    }
}
