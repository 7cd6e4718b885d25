package dev.serai.hub.analysis;

import dev.serai.investigation.OfferedTool;
import java.util.Map;

/**
 * What is wanted of a model.
 *
 * @param reader how its answer is read
 * @param scope where its tools reach
 * @param tools those that it is offered, by name
 */
public record ModelTask(ReplyReader reader, ToolScope scope, Map<String, OfferedTool> tools) {

    public ModelTask {
        tools = Map.copyOf(tools);
    }
}
