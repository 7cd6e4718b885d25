package dev.serai.access;

import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How tokens that are looked up in the database are written: {@code serai_<kind>_<tenant>_<secret>}. The tenant can be
 * read before the lookup, which row level security needs; it is no proof of anything.
 */
public final class TokenText {

    /** A personal API token. */
    public static final String PERSONAL = "pat";

    /** A refresh token. */
    public static final String REFRESH = "rt";

    /** What the cookie of a session of the console holds. */
    public static final String CONSOLE = "web";

    private static final Pattern FORM = Pattern.compile("serai_(pat|rt|web)_([a-z0-9-]{1,32})_[A-Za-z0-9_-]{43}");
    private static final String OLD_TENANT = "default";

    private TokenText() {}

    /** Writes a token around its secret part. */
    public static String write(String kind, String tenant, String secret) {
        return "serai_" + kind + "_" + tenant + "_" + secret;
    }

    /** Whether a bearer token looks like a personal one. */
    public static boolean isPersonal(String token) {
        return token.startsWith("serai_" + PERSONAL + "_");
    }

    /** Whether it has the form of a token of this kind. */
    public static boolean is(String kind, String token) {
        Matcher form = FORM.matcher(token);
        return form.matches() && form.group(1).equals(kind);
    }

    /** Whether it is three parts in Base64url (RFC 7515), each in its only spelling: no padding, no bits left over. */
    public static boolean isCompact(String token) {
        String[] parts = token.split("\\.", -1);
        return parts.length == 3 && Arrays.stream(parts).allMatch(TokenText::isBase64Url);
    }

    private static boolean isBase64Url(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            return bytes.length > 0
                    && Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(bytes)
                            .equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The tenant of a token of this kind; tokens of the first release name none and mean {@code default}. */
    public static String tenant(String kind, String token) {
        Matcher form = FORM.matcher(token);
        return form.matches() && form.group(1).equals(kind) ? form.group(2) : OLD_TENANT;
    }
}
