package dev.serai.investigation;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a model asks a tool, judged.
 *
 * @param verdict whether it may
 * @param tool the tool, if it exists; else {@value #UNKNOWN}
 * @param arguments those of an allowed or repeated call, by name; empty where they cannot be read
 * @param words why not, for the model; empty for one that may
 */
public record ToolCall(ToolVerdict verdict, String tool, SortedMap<String, Object> arguments, String words) {

    public static final String UNKNOWN = "unknown";

    public ToolCall {
        arguments = Collections.unmodifiableSortedMap(new TreeMap<>(arguments));
    }

    static ToolCall refused(ToolVerdict verdict, String tool, Map<String, Object> arguments) {
        return new ToolCall(verdict, tool, new TreeMap<>(arguments), verdict.words());
    }

    public boolean allowed() {
        return verdict == ToolVerdict.ALLOWED;
    }

    /** The number of the object it is about; 0 if it is about none. */
    public int object() {
        return arguments.get(OfferedTool.OBJECT) instanceof Integer number ? number : 0;
    }

    /** The number of the namespace it is about; 0 if it is about none. */
    public int place() {
        return arguments.get(OfferedTool.PLACE) instanceof Integer number ? number : 0;
    }

    /** The arguments as JSON in one order, for the model's own history. */
    public String json() {
        return ToolSchema.text(arguments);
    }

    /** Equal for calls that ask for the same, however they are spelt. */
    String key() {
        return tool + " " + json().toLowerCase(Locale.ROOT).replaceAll("(\\s|\\\\[nt])+", " ");
    }
}
