package dev.serai.kamelet.alert;

import dev.serai.analysis.PatternAnalyst;
import dev.serai.policy.PolicyFile;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;

/** Finds known kinds of trouble in a text, such as a container's log. */
public class LogPatterns {

    private PatternAnalyst analyst = analyst("");

    /** A file like the hub's {@code analysis/patterns.yaml}; empty for that one. */
    public void setPatterns(String file) {
        this.analyst = analyst(file);
    }

    /** For each that is found {@code id}, {@code cause}, {@code confidence}, {@code playbook}, {@code line}; the surest first. */
    public List<Map<String, Object>> find(@Body String text) {
        return analyst.find(text).stream()
                .map(found -> Map.<String, Object>of(
                        "id", found.id(),
                        "cause", found.cause(),
                        "confidence", found.confidence(),
                        "playbook", found.playbook(),
                        "line", found.line()))
                .toList();
    }

    private static PatternAnalyst analyst(String file) {
        String name = file.isBlank() ? "patterns.yaml" : file;
        return PatternAnalyst.of(PolicyFile.read(name, PolicyText.of(file, "patterns.yaml"), PatternAnalyst.schema()));
    }
}
