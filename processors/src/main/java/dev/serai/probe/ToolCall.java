package dev.serai.probe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.serai.json.StrictJson;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a model asks a tool, judged. It names a tool that exists and an object by its number in the incident's list;
 * nothing else that it says reaches anything.
 *
 * @param verdict whether it may
 * @param tool the tool, if it exists; else {@code unknown}
 * @param object which object, if there is one of that number
 */
public record ToolCall(ToolCallVerdict verdict, String tool, @Nullable ClusterObject object) {

    /** The one parameter of a tool. */
    public static final String PARAMETER = "object";

    private static final int LONGEST_ARGUMENTS = 200;
    private static final JsonMapper JSON = StrictJson.mapper(5);

    /** Whether a tool is asked, and why not; the words are for the model. */
    public enum ToolCallVerdict {
        ALLOWED(""),
        UNKNOWN_TOOL("There is no such tool."),
        UNREADABLE("The arguments are one number: {\"object\": 1}."),
        NO_SUCH_OBJECT("There is no object of that number."),
        DOES_NOT_FIT("An object of this kind has no such data."),
        OUT_OF_CALLS("No further call is allowed. Answer with what you have.");

        private final String words;

        ToolCallVerdict(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /**
     * @param name the tool's name as the model wrote it
     * @param arguments its arguments as the model wrote them
     * @param tools the names of those that exist, and what each looks at
     * @param objects the incident's objects; the first is number 1
     * @param left how many calls are left
     */
    public static ToolCall evaluate(
            @Nullable String name,
            @Nullable String arguments,
            Map<String, Probe> tools,
            List<ClusterObject> objects,
            int left) {
        Probe look = name == null ? null : tools.get(name);
        String tool = name == null || look == null ? "unknown" : name;
        if (left <= 0) {
            return new ToolCall(ToolCallVerdict.OUT_OF_CALLS, tool, null);
        }
        if (look == null) {
            return new ToolCall(ToolCallVerdict.UNKNOWN_TOOL, tool, null);
        }
        int number = number(arguments);
        if (number == 0) {
            return new ToolCall(ToolCallVerdict.UNREADABLE, tool, null);
        }
        if (number > objects.size()) {
            return new ToolCall(ToolCallVerdict.NO_SUCH_OBJECT, tool, null);
        }
        ClusterObject object = objects.get(number - 1);
        return look.fits(object)
                ? new ToolCall(ToolCallVerdict.ALLOWED, tool, object)
                : new ToolCall(ToolCallVerdict.DOES_NOT_FIT, tool, object);
    }

    /** 0 for what is not one positive number. */
    private static int number(@Nullable String arguments) {
        if (arguments == null || arguments.length() > LONGEST_ARGUMENTS) {
            return 0;
        }
        try {
            JsonNode tree = JSON.readTree(arguments);
            JsonNode number = tree.path(PARAMETER);
            return tree.size() == 1 && number.isInt() && number.intValue() > 0 ? number.intValue() : 0;
        } catch (JsonProcessingException e) {
            return 0;
        }
    }
}
