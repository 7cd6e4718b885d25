package dev.serai.alert;

import java.util.regex.Pattern;

/**
 * Where to read on.
 *
 * @param title what it leads to, for instance {@code runbook}
 * @param url an absolute http or https address
 */
public record Link(String title, String url) {

    private static final Pattern WEB = Pattern.compile("https?://[^\\s\\p{Cntrl}]+");

    public Link {
        if (!isWebAddress(url)) {
            throw new IllegalArgumentException("link '" + title + "' is not an http or https address");
        }
    }

    /** Whether it is an absolute http or https address without blanks or control characters. */
    static boolean isWebAddress(String url) {
        return WEB.matcher(url).matches();
    }
}
