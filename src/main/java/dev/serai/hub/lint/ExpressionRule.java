package dev.serai.hub.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.failure.Causes;
import dev.serai.policy.PolicyFile;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.camel.NoSuchLanguageException;
import org.apache.camel.spi.Language;

/** Every expression is one of its language; what holds a placeholder is known only to the hub that runs it. */
final class ExpressionRule implements RouteLint.Rule {

    private static final Set<String> LANGUAGES = Set.of("simple", "jq");

    /** Those whose expression is a condition. */
    private static final Set<String> CONDITIONS = Set.of("filter", "when", "validate", "onWhen", "loop");

    private final Map<String, Language> languages = new TreeMap<>();

    @Override
    public void check(RouteSet routes, RouteLint.Findings findings) {
        for (PolicyFile file : routes.files()) {
            RouteSet.walk(
                    file.tree(),
                    "",
                    (pointer, node) -> LANGUAGES.forEach(language -> {
                        JsonNode written = node.path(language);
                        String text = written.isTextual()
                                ? written.asText()
                                : written.path("expression").asText("");
                        if (!text.isEmpty() && !text.contains("{{") && !pointer.contains("/properties")) {
                            String reason = reason(language, text, isCondition(pointer, node));
                            if (!reason.isEmpty()) {
                                findings.add(file, pointer + "/" + language, reason);
                            }
                        }
                    }));
        }
    }

    private static boolean isCondition(String pointer, JsonNode node) {
        String parent = pointer.replaceAll("(/expression|/\\d+)$", "");
        return CONDITIONS.contains(parent.substring(parent.lastIndexOf('/') + 1)) && !node.has("resultType");
    }

    private String reason(String language, String text, boolean condition) {
        try {
            Language read = languages.computeIfAbsent(language, OfflineCamel.CONTEXT::resolveLanguage);
            if (condition) {
                read.createPredicate(text);
            } else {
                read.createExpression(text);
            }
            return "";
        } catch (NoSuchLanguageException e) {
            return "the hub has no language " + language;
        } catch (RuntimeException e) {
            String message = deepest(e);
            return "no valid " + language + ": " + message.lines().findFirst().orElse("");
        }
    }

    private static String deepest(Throwable thrown) {
        List<Throwable> causes = Causes.of(thrown);
        return String.valueOf(causes.get(causes.size() - 1).getMessage());
    }
}
