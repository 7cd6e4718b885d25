package dev.serai.hub.routes;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.serai.failure.Causes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.NoSuchBeanException;
import org.apache.camel.NoTypeConversionAvailableException;
import org.apache.camel.component.bean.MethodNotFoundException;
import org.apache.camel.language.simple.types.SimpleIllegalSyntaxException;

/** Finds out where in its text a file of routes is wrong, and why. */
final class FaultFinder {

    /** How YAML's parser says it. */
    private static final Pattern LINE = Pattern.compile("\\bline (\\d+)");
    /** How an endpoint says which of its options it does not know. */
    private static final Pattern OPTION = Pattern.compile("Unknown parameters=\\[\\{([\\w.-]+)=");

    private static final Pattern CALLED = Pattern.compile("no route begins at ([\\w.:-]+)");
    private static final Pattern DUPLICATE = Pattern.compile("duplicate id detected: ([\\w.-]+)");
    private static final Pattern KAMELET = Pattern.compile("kamelets/([\\w.-]+)\\.kamelet\\.yaml");

    private static final Pattern MISNAMED = Pattern.compile("its metadata\\.name is ([\\w.-]+)");

    private static final Pattern SCHEME = Pattern.compile("No endpoint could be found for: ([\\w+.-]+):");
    private static final Pattern PROPERTY = Pattern.compile("Property with key \\[([\\w.-]+)]");
    private static final Pattern CONFIGURATION = Pattern.compile("no routeConfiguration ([\\w.-]+)");

    /** How Camel shows the step that cannot be built: its expression or its address within. */
    private static final Pattern STEP = Pattern.compile("(?s)at: >>> (.*?) <<<");

    private static final Pattern WRITTEN = Pattern.compile("\\w+\\{(.+?)}(?=]|,| ->|$)|\\[(\\w+:[^\\]?]+)");

    /** A parser of expressions says the line of its expression, which is none of the file. */
    private static final Pattern OF_EXPRESSION = Pattern.compile("^(Encountered|Lexical error)\\b");

    private FaultFinder() {}

    static RouteFault of(String file, String text, Throwable thrown) {
        List<String> words = new ArrayList<>();
        String reason = "";
        Throwable last = thrown;
        for (Throwable cause : Causes.of(thrown)) {
            if (cause instanceof JsonProcessingException yaml && yaml.getLocation() != null) {
                return new RouteFault(
                        file, yaml.getLocation().getLineNr(), FaultReason.of(yaml.getOriginalMessage(), text));
            }
            String message = String.valueOf(cause.getMessage());
            Matcher line = LINE.matcher(message);
            if (line.find() && !OF_EXPRESSION.matcher(message).find()) {
                return new RouteFault(file, Integer.parseInt(line.group(1)), FaultReason.of(message, text));
            }
            // What lies deeper is nearer to the mistake.
            words.addAll(0, named(cause, message));
            String said = said(cause);
            // Those that only say their class say less than what wraps them.
            reason = said.isEmpty() ? reason : said;
            last = cause;
        }
        if (reason.isEmpty()) {
            reason = "it is no valid route: " + inWords(last);
        }
        return new RouteFault(file, line(text, words), FaultReason.of(reason, text));
    }

    /** What it says, as words; empty where it says nothing. */
    private static String said(Throwable cause) {
        String missing = missingClass(cause);
        if (!missing.isEmpty()) {
            return "no class " + missing;
        }
        if (cause instanceof NullPointerException) {
            return "something that it needs is missing";
        }
        String message = cause.getMessage() == null ? "" : cause.getMessage().strip();
        return message.isEmpty() || message.contains(" ") ? message : inWords(cause) + ": " + message;
    }

    private static String missingClass(Throwable cause) {
        if (cause instanceof ClassNotFoundException) {
            return String.valueOf(cause.getMessage());
        }
        return cause instanceof NoTypeConversionAvailableException type && type.getToType() == Class.class
                ? String.valueOf(type.getValue())
                : "";
    }

    private static String inWords(Throwable thrown) {
        String name = thrown.getClass().getSimpleName().replaceFirst("(Exception|Error)$", "");
        String words = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return words.isEmpty() ? "it failed" : words;
    }

    private static List<String> named(Throwable cause, String message) {
        List<String> words = new ArrayList<>();
        if (cause instanceof NoSuchBeanException bean) {
            words.add(bean.getName());
        }
        if (cause instanceof MethodNotFoundException method) {
            words.add(method.getMethodName());
        }
        String missing = missingClass(cause);
        if (!missing.isEmpty()) {
            words.add(missing);
        }
        for (Pattern pattern : List.of(CALLED, OPTION, DUPLICATE, KAMELET, MISNAMED, SCHEME, PROPERTY, CONFIGURATION)) {
            Matcher found = pattern.matcher(message);
            if (found.find()) {
                words.add(found.group(1));
            }
        }
        if (cause instanceof SimpleIllegalSyntaxException simple) {
            words.add(simple.getExpression());
        }
        if (cause instanceof FailedToCreateRouteException route) {
            words.addAll(written(message));
            words.add(route.getRouteId());
        }
        if (cause instanceof FailedToStartRouteException route) {
            words.add(route.getRouteId());
        }
        return words;
    }

    /** What stands in the step that cannot be built. */
    private static List<String> written(String message) {
        Matcher step = STEP.matcher(message);
        return !step.find()
                ? List.of()
                : WRITTEN.matcher(step.group(1))
                        .results()
                        .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                        .toList();
    }

    private static int line(String text, List<String> words) {
        List<String> lines = text.lines().toList();
        for (String word : words) {
            Pattern whole = Pattern.compile("(?<![\\w.-])" + Pattern.quote(String.valueOf(word)) + "(?![\\w.-])");
            for (int i = 0; i < lines.size(); i++) {
                if (whole.matcher(lines.get(i)).find()) {
                    return i + 1;
                }
            }
        }
        return 1;
    }
}
