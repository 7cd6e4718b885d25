package dev.serai.alert;

import java.util.List;
import java.util.function.Supplier;

/** Checks and cuts strings from strangers. */
final class Text {

    private Text() {}

    /** The string unchanged; NUL (PostgreSQL cannot keep it) and half a surrogate pair (not text at all) are refused. */
    static String checked(String field, String value) {
        return checked(() -> field, value);
    }

    /** The same where the field's name is made only if it is needed. */
    static String checked(Supplier<String> field, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == 0) {
                throw new Rejection(field.get() + " contains NUL (\\u0000)");
            }
            if (Character.isSurrogate(c)) {
                if (!isPair(value, i)) {
                    throw new Rejection(field.get() + " contains half a surrogate pair");
                }
                i++;
            }
        }
        return value;
    }

    private static boolean isPair(String value, int at) {
        return Character.isHighSurrogate(value.charAt(at))
                && at + 1 < value.length()
                && Character.isLowSurrogate(value.charAt(at + 1));
    }

    /** At most {@link Limits#VALUE_CHARACTERS}, never half a pair; a cut is recorded in {@code notes}. */
    static String cut(String field, String value, List<String> notes) {
        if (value.length() <= Limits.VALUE_CHARACTERS) {
            return value;
        }
        int end = Limits.VALUE_CHARACTERS;
        if (Character.isHighSurrogate(value.charAt(end - 1))) {
            end--;
        }
        notes.add(field + " was cut from " + value.length() + " to " + end + " characters");
        return value.substring(0, end);
    }

    /** A name as it may be quoted in a reason. */
    static String quoted(String name) {
        String plain = name.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
        return "'"
                + (plain.length() > Limits.KEY_CHARACTERS ? plain.substring(0, Limits.KEY_CHARACTERS - 1) + "…" : plain)
                + "'";
    }
}
