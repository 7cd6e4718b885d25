package dev.serai.access;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a personal token may do: {@code <tag>:read} or {@code <tag>:write}, by a tag of the contract.
 *
 * @param write whether it may change, which includes reading
 */
public record Scope(String tag, boolean write) {

    private static final Pattern FORM = Pattern.compile("([a-z][a-z0-9-]{0,31}):(read|write)");

    /** The scope of this name, or nothing. */
    public static Optional<Scope> of(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new Scope(form.group(1), form.group(2).equals("write")))
                : Optional.empty();
    }

    /** The scope that an operation asks for: to read for GET, else to write. */
    public static Scope needed(String tag, String method) {
        return new Scope(tag, !method.equals("GET"));
    }

    /** Whether this is enough where {@code needed} is asked for. */
    public boolean covers(Scope needed) {
        return tag.equals(needed.tag) && (write || !needed.write);
    }

    @Override
    public String toString() {
        return tag + (write ? ":write" : ":read");
    }
}
