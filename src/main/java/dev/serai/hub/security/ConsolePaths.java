package dev.serai.hub.security;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The console's addresses that its guard knows. */
final class ConsolePaths {

    static final String HOME = "/console";
    static final String LOGIN = "/console/login";
    static final String LOGOUT = "/console/logout";
    static final String PASSWORD = "/console/password";

    private static final int LONGEST = 2_000;

    /** Below the console, of plain segments, none of which is a dot or two; a query of what needs no more escaping. */
    private static final Pattern NEXT = Pattern.compile(
            "/console(?:/(?!\\.{1,2}(?:[/?]|$))[A-Za-z0-9._~-]{1,100})*+(?:\\?[A-Za-z0-9._~=&%+:,-]*+)?");

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._~/-]+");

    private ConsolePaths() {}

    /** Whether a path is written as all its addresses are: what is decoded before a route is found is none of them. */
    static boolean isPlain(String path) {
        return PLAIN.matcher(path).matches();
    }

    /** Where to go on after signing in: the page that was asked for, if it is one of the console, else the first one. */
    static String next(@Nullable String asked) {
        if (asked == null
                || asked.length() > LONGEST
                || asked.startsWith(LOGIN)
                || asked.startsWith(LOGOUT)
                || !NEXT.matcher(asked).matches()) {
            return HOME;
        }
        return asked;
    }
}
