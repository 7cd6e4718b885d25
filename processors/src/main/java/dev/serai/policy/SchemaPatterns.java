package dev.serai.policy;

import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressionFactory;
import java.util.regex.Pattern;

/** Patterns of JSON schemas, whose {@code $} means the very end: Java's would let a line break follow. */
public final class SchemaPatterns implements RegularExpressionFactory {

    private static final Pattern END = Pattern.compile("(?<!\\\\)\\$\\z");

    @Override
    public RegularExpression getRegularExpression(String regex) {
        Pattern pattern = Pattern.compile(END.matcher(regex).replaceFirst("\\\\z"));
        return text -> pattern.matcher(text).find();
    }
}
