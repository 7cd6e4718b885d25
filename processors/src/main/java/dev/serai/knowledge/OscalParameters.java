package dev.serai.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts into a control's prose what stands for its parameters: {@code {{ insert: param, ac-1_prm_1 }}}. */
final class OscalParameters {

    static final OscalParameters NONE = new OscalParameters(Map.of());

    private static final Pattern INSERT =
            Pattern.compile("\\{\\{\\s{0,8}insert:\\s{0,8}param,\\s{0,8}([^}\\s]{1,100})\\s{0,8}}}");
    /** A choice may hold a parameter, whose choice may hold one. */
    private static final int NESTED = 4;

    private static final int LENGTH = 8_000;

    private final Map<String, JsonNode> byId;

    private OscalParameters(Map<String, JsonNode> byId) {
        this.byId = byId;
    }

    /** These and those that a group or control declares. */
    OscalParameters with(JsonNode declares) {
        JsonNode declared = declares.path("params");
        if (declared.isEmpty()) {
            return this;
        }
        Map<String, JsonNode> all = new HashMap<>(byId);
        declared.forEach(one -> all.put(one.path("id").asText(), one));
        return new OscalParameters(all);
    }

    String fill(String prose) {
        return fill(prose, 0);
    }

    private String fill(String prose, int level) {
        Matcher insert = INSERT.matcher(prose);
        StringBuilder filled = new StringBuilder();
        while (insert.find() && filled.length() < LENGTH) {
            String id = insert.group(1);
            insert.appendReplacement(filled, Matcher.quoteReplacement(level < NESTED ? say(id, level) : "[…]"));
        }
        return insert.appendTail(filled).toString();
    }

    private String say(String id, int level) {
        JsonNode parameter = byId.get(id);
        if (parameter == null) {
            return "[" + id + "]";
        }
        List<String> values = texts(parameter.path("values"), level);
        if (!values.isEmpty()) {
            return String.join(", ", values);
        }
        JsonNode select = parameter.path("select");
        List<String> choices = texts(select.path("choice"), level);
        if (!choices.isEmpty()) {
            boolean several = select.path("how-many").asText().equals("one-or-more");
            return "[" + (several ? "one or more of: " : "one of: ") + String.join("; ", choices) + "]";
        }
        String label = parameter.path("label").asText();
        return "[" + (label.isEmpty() ? id : fill(label, level + 1)) + "]";
    }

    private List<String> texts(JsonNode list, int level) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(fill(one.asText(), level + 1)));
        return texts;
    }
}
