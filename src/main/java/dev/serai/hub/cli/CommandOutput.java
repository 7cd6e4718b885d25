package dev.serai.hub.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.json.StrictJson;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How a command says what it found: in words, or as one JSON object. */
final class CommandOutput {

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--json", description = "Writes one JSON object instead of words.")
    private boolean json;

    /** @param words the same for people, made only where they are wanted */
    void show(Map<String, ?> result, Supplier<List<String>> words) {
        if (json) {
            line(text(result));
        } else {
            words.get().forEach(this::line);
        }
    }

    /** What is no part of the result. */
    void note(String text) {
        spec.commandLine().getErr().println(text);
    }

    private void line(String text) {
        spec.commandLine().getOut().println(text);
    }

    private static String text(Map<String, ?> result) {
        try {
            ObjectNode node = StrictJson.mapper(StrictJson.DEPTH_OF_ANSWERS).valueToTree(new TreeMap<>(result));
            return StrictJson.mapper(StrictJson.DEPTH_OF_ANSWERS).writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
