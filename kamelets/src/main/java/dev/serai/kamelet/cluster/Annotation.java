package dev.serai.kamelet.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.kamelet.cluster.Update.Undo;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;

/** The step of the Kamelet that leaves a note on an object. */
public class Annotation extends ClusterProperties {

    private static final int VALUE_CHARS = 1_024;

    private List<Pattern> keys = NameList.patterns("serai.dev/note*");

    public Annotation() {
        super(Clock.systemUTC());
    }

    /** The annotations that may be set, separated by commas; {@code *} stands for any characters. */
    public void setKeys(String keys) {
        this.keys = NameList.patterns(keys);
    }

    /** Sets one annotation, or removes it when no value is given. */
    public Map<String, @Nullable Object> annotate(
            @Body Map<String, ?> body,
            @Header("actionId") @Nullable String actionId,
            @Header("startBefore") @Nullable String startBefore) {
        return change(new Arguments(body, actionId, startBefore), (session, result) -> {
            Arguments arguments = session.arguments();
            String key = allowed(arguments.text("key"));
            String value = arguments.optional("value");
            if (value != null && value.length() > VALUE_CHARS) {
                throw new ClusterRefusal(
                        ClusterResultReason.REFUSED_ARGUMENTS, "value is longer than " + VALUE_CHARS + " characters");
            }
            Update.run(session, result, arguments.target(), object -> edit(object, key, value));
        });
    }

    private String allowed(String key) throws ClusterRefusal {
        boolean listed = keys.stream().anyMatch(pattern -> pattern.matcher(key).matches());
        if (!listed || key.equals(Trace.ANNOTATION)) {
            throw new ClusterRefusal(ClusterResultReason.REFUSED_POLICY, "this annotation is not on the list");
        }
        return key;
    }

    private static Undo edit(ObjectNode object, String key, @Nullable String value) {
        Map<String, Object> undo = new LinkedHashMap<>(Map.of("key", key));
        String before = object.path("metadata").path("annotations").path(key).asText(null);
        if (before != null) {
            undo.put("value", before);
        }
        if (value != null) {
            object.withObject("/metadata").withObject("/annotations").put(key, value);
        } else if (before != null) {
            object.withObject("/metadata").withObject("/annotations").remove(key);
        }
        return new Undo("kubernetes-annotate-action", true, undo);
    }
}
