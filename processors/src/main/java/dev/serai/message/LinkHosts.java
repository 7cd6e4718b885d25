package dev.serai.message;

import dev.serai.secret.Redaction;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;

/**
 * The hosts to which a link that an alert carries may lead with one click: whoever sends alerts would choose the address.
 *
 * @param hosts names in lower case; {@code *.example.org} is every host below {@code example.org}
 */
public record LinkHosts(List<String> hosts) {

    /** No link of an alert comes alive. */
    public static final LinkHosts NONE = new LinkHosts(List.of());

    private static final int LONGEST = 500;

    public LinkHosts {
        hosts = hosts.stream()
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .toList();
    }

    /** Whether it is an https or http address on one of them, without a user, a secret or a sign that is not ASCII. */
    boolean allow(String url) {
        if (url.length() > LONGEST
                || !url.chars().allMatch(sign -> sign > ' ' && sign < 0x7F)
                || Redaction.finds(url)) {
            return false;
        }
        try {
            URI address = new URI(url);
            String scheme = address.getScheme();
            String host = address.getHost();
            return ("https".equals(scheme) || "http".equals(scheme))
                    && address.getUserInfo() == null
                    && host != null
                    && hosts.stream().anyMatch(listed -> holds(listed, host.toLowerCase(Locale.ROOT)));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean holds(String listed, String host) {
        return listed.startsWith("*.") ? host.endsWith(listed.substring(1)) : host.equals(listed);
    }
}
