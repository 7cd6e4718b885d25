package dev.serai.analysis;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text with places {@code {{name}}}. Each is filled once; what is filled in is never read as a place again. */
public final class Template {

    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z_]+)}}");

    private Template() {}

    /** @throws IllegalArgumentException when a place has no value */
    public static String fill(String template, Map<String, String> values) {
        return PLACE.matcher(template).replaceAll(place -> Matcher.quoteReplacement(value(place.group(1), values)));
    }

    private static String value(String name, Map<String, String> values) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("nothing fills {{" + name + "}}, known are: " + values.keySet());
        }
        return value;
    }
}
