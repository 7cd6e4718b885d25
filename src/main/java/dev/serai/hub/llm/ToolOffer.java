package dev.serai.hub.llm;

import dev.langchain4j.agent.tool.ToolSpecification;
import java.util.List;

/**
 * Tools for a model.
 *
 * @param tools which may be asked for more
 * @param mayAsk whether they may still be asked; tools that messages speak of stay named
 */
public record ToolOffer(List<ToolSpecification> tools, boolean mayAsk) {

    public static final ToolOffer NONE = new ToolOffer(List.of(), false);

    public ToolOffer {
        tools = List.copyOf(tools);
    }
}
