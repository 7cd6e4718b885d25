package dev.serai.hub.lint;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of the columns that a statement of {@code sql/} answers with, as they stand in its outermost select list. */
final class SelectList {

    private static final Pattern WORD = Pattern.compile("[a-z_][a-z0-9_]*|[(),*]|'(?:[^']|'')*'|\\S");

    private SelectList() {}

    /** None for a statement that answers with no rows; {@code *} among them where it does not say which. */
    static Set<String> columns(String sql) {
        Set<String> columns = new LinkedHashSet<>();
        Matcher words = WORD.matcher(sql.replaceAll("(?m)--.*$", "").toLowerCase(Locale.ROOT));
        int depth = 0;
        boolean listed = false;
        String last = "";
        while (words.find()) {
            String word = words.group();
            depth += word.equals("(") ? 1 : word.equals(")") ? -1 : 0;
            if (depth > 0) {
                continue;
            }
            if (!listed) {
                listed = word.equals("select");
            } else if (word.equals("from") || word.equals(",")) {
                columns.add(last);
                if (word.equals("from")) {
                    return columns;
                }
            } else {
                last = word;
            }
        }
        if (listed) {
            columns.add(last);
        }
        return columns;
    }
}
