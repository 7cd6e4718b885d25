package dev.serai.hub.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** The lists of {@code docs/reference/route-aliases.md}, as {@code serai/route-aliases.yaml} has them. */
final class AliasesPage {

    private static final List<Map.Entry<String, String>> NAMED = List.of(
            Map.entry("routes", "Routes"),
            Map.entry("endpoints", "Endpoints"),
            Map.entry("beans", "Beans"),
            Map.entry("classes", "Classes"),
            Map.entry("words", "In expressions"));

    private AliasesPage() {}

    static String of(JsonNode aliases) {
        StringBuilder page = new StringBuilder();
        NAMED.forEach(kind -> {
            page.append("### ").append(kind.getValue()).append("\n| of before | now |\n|---|---|\n");
            aliases.path(kind.getKey()).properties().forEach(alias -> page.append("| `")
                    .append(alias.getKey())
                    .append("` | `")
                    .append(alias.getValue().asText())
                    .append("` |\n"));
            page.append('\n');
        });
        page.append("### Outdated\n| route | works with | why |\n|---|---|---|\n");
        aliases.path("outdated").forEach(route -> page.append("| `")
                .append(route.path("route").asText())
                .append("` | `")
                .append(route.path("needs").asText())
                .append("` | ")
                .append(route.path("reason").asText())
                .append(" |\n"));
        return page.toString();
    }
}
