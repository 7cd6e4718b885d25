package dev.serai.hub.routes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;

/** One entry where it stands; anonymous routes of a file are one definition. */
record Definition(String name, RouteFile file, List<RouteItem> items) {

    /** Two that have the same one need no exchange. */
    String sign() {
        StringBuilder sign = new StringBuilder(file.location()).append('\n').append(file.forAll());
        sign.append(file.classes()).append('\n');
        items.forEach(item -> sign.append(item.content()));
        return sign.toString();
    }

    boolean is(String family) {
        return name.startsWith(family + ":");
    }

    String id() {
        return name.substring(name.indexOf(':') + 1);
    }

    /** Whether it is made from a template, applies a configuration or calls a Kamelet, given by its name. */
    boolean uses(String used) {
        if (!used.matches("(template|configuration|kamelet):.*")) {
            return false;
        }
        String id = used.substring(used.indexOf(':') + 1);
        if (used.startsWith("kamelet:")) {
            Pattern call = Pattern.compile("\"" + Pattern.quote(used) + "[\"?/]");
            return items.stream()
                    .anyMatch(item -> call.matcher(item.node().toString()).find());
        }
        return items.stream().anyMatch(item -> {
            JsonNode body = item.body();
            return used.startsWith("template:")
                    ? body.path("routeTemplateRef").asText().equals(id)
                    : List.of(body.path("routeConfigurationId").asText().split(","))
                            .contains(id);
        });
    }
}
