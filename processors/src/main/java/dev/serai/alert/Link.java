package dev.serai.alert;

/**
 * Where to read on.
 *
 * @param title what it leads to, for instance {@code runbook}
 * @param url an absolute http or https address
 */
public record Link(String title, String url) {

    public Link {
        if (!url.startsWith("http://") && !url.startsWith("https://")) {
            throw new IllegalArgumentException("link '" + title + "' is not an http or https address");
        }
    }
}
