package dev.serai.probe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/** Reads YAML whose end may have been cut off. */
final class YamlText {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final int MOST_TRIES = 40;

    private YamlText() {}

    /** As much of it as can be read; a missing node if nothing can. */
    static JsonNode tree(String text) {
        String rest = text;
        for (int i = 0; i < MOST_TRIES && !rest.isBlank(); i++) {
            try {
                JsonNode tree = YAML.readTree(rest);
                return tree.isObject() ? tree : YAML.missingNode();
            } catch (JsonProcessingException e) {
                int end = rest.stripTrailing().lastIndexOf('\n');
                rest = end < 0 ? "" : rest.substring(0, end + 1);
            }
        }
        return YAML.missingNode();
    }
}
