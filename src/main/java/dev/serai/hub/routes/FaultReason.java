package dev.serai.hub.routes;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.serai.secret.Redaction;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in a line why a file is wrong, without what the file's values say: any of them may be a secret. */
final class FaultReason {

    private static final int LIMIT = 400;
    private static final String LEFT_OUT = "…";

    /** Shorter ones are found in words that have nothing to do with them. */
    private static final int SHORTEST = 4;

    /** What stands under these is the name of something, which a reason is of no use without. */
    private static final Set<String> NAMES = Set.of(
            "id",
            "routeId",
            "ref",
            "method",
            "name",
            "uri",
            "to",
            "toD",
            "wireTap",
            "type",
            "beanType",
            "exception",
            "exceptionType",
            "routeTemplateRef",
            "routeConfigurationId",
            "apiVersion",
            "kind");

    private static final YAMLFactory YAML = new YAMLFactory();

    /** How YAML's parsers show the place: each in lines of its own. */
    private static final Pattern EXCERPT = Pattern.compile("(?m)^( in .*line \\d+, column \\d+.*| {2,}.*|\\s*\\^)\\R?");

    /** How they name what they read instead, with its value. */
    private static final Pattern EVENT = Pattern.compile("(?s)<[\\w.]*\\.(\\w+)Event\\(.*\\)>");

    private static final Pattern UNKNOWN = Pattern.compile("(?s)Unknown parameters=\\[\\{(.*)}]");
    private static final Pattern RAW = Pattern.compile("(?s)RAW(\\(.*?\\)|\\{.*?})");
    private static final Pattern QUERY =
            Pattern.compile("(?s)([a-zA-Z][\\w+.-]*:[^\\s?\"']*)\\?(.*?(?= due to: )|[^\\s\"']+)");
    private static final Pattern OPTION = Pattern.compile("(?:^|&)([\\w.-]+)=");
    private static final Pattern FIELD = Pattern.compile("(?:^|, )([\\w.-]+)=");
    private static final Pattern OPTION_VALUE = Pattern.compile("[?&][\\w.-]+=(RAW\\(.*?\\)|RAW\\{.*?}|[^&]+)");

    /** What follows is what may stand there, and no value of the file. */
    private static final Pattern ALLOWED =
            Pattern.compile("(?:supported values|allowed) are: |in the enumeration |is not one of ");

    private FaultReason() {}

    /** The same for a policy or a playbook, whose reader says what is allowed: that is left as it is. */
    static String ofPolicy(String message, String text) {
        Matcher allowed = ALLOWED.matcher(message);
        int end = allowed.find() ? allowed.start() : message.length();
        return of(message.substring(0, end), text) + message.substring(end).replaceFirst("^(?=.)", " ");
    }

    /** @param text of the file; empty where it is not known */
    static String of(String message, String text) {
        String shown = EXCERPT.matcher(message.replace('\0', ' ')).replaceAll("");
        shown = EVENT.matcher(shown).replaceAll("<$1>");
        for (String value : values(text)) {
            shown = Pattern.compile("(?<![\\w-])" + Pattern.quote(value) + "(?![\\w-])")
                    .matcher(shown)
                    .replaceAll(LEFT_OUT);
        }
        shown = RAW.matcher(shown).replaceAll(LEFT_OUT);
        shown = UNKNOWN.matcher(shown).replaceAll(found -> "Unknown parameters=" + names(FIELD, found.group(1)));
        shown = QUERY.matcher(shown).replaceAll(FaultReason::withoutValues);
        String line = Redaction.redact(shown).replaceAll("\\s+", " ").strip();
        return line.length() <= LIMIT ? line : line.substring(0, LIMIT - 1) + LEFT_OUT;
    }

    private static String withoutValues(MatchResult found) {
        return Matcher.quoteReplacement(found.group(1)) + "?" + names(OPTION, found.group(2));
    }

    private static String names(Pattern pattern, String query) {
        return pattern.matcher(query)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /** Those of the file that are no names, the longest first; none where it is no YAML, of which only excerpts tell. */
    private static List<String> values(String text) {
        Set<String> values = new HashSet<>();
        try (YAMLParser parser = YAML.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isScalarValue()) {
                    add(key(parser), parser.getText(), values);
                }
            }
        } catch (IOException e) {
            // As far as it can be read.
        }
        values.removeIf(value -> value.length() < SHORTEST);
        return values.stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
    }

    /** The nearest name above, past lists. */
    private static @Nullable String key(YAMLParser parser) {
        String key = parser.getParsingContext().getCurrentName();
        return key == null && parser.getParsingContext().getParent() != null
                ? parser.getParsingContext().getParent().getCurrentName()
                : key;
    }

    private static void add(@Nullable String key, String value, Set<String> values) {
        if (key == null || !NAMES.contains(key)) {
            values.add(value.strip());
            value.lines().map(String::strip).forEach(values::add);
        }
        OPTION_VALUE.matcher(value).results().forEach(found -> values.add(found.group(1)));
    }
}
