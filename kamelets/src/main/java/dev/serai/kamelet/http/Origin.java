package dev.serai.kamelet.http;

import dev.serai.kamelet.http.HttpRefusal.HttpRefusalReason;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a request goes.
 *
 * @param scheme {@code http} or {@code https}
 * @param host lower case, an address without brackets; {@code *.example.com} on a list stands for every name below it
 * @param port always set
 */
record Origin(String scheme, String host, int port) {

    /** What a resolver may read as an IPv4 address, as browsers tell it from a name. */
    private static final Pattern ENDS_IN_NUMBER = Pattern.compile("(.*\\.)?([0-9]+|0x[0-9a-f]*)\\.?");

    /** Of a request's address. */
    static Origin of(String url) throws HttpRefusal {
        try {
            return of(new URI(url));
        } catch (URISyntaxException e) {
            throw new HttpRefusal(HttpRefusalReason.BAD_URL);
        }
    }

    private static Origin of(URI uri) throws HttpRefusal {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean web = scheme.equals("http") || scheme.equals("https");
        if (!web || uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new HttpRefusal(HttpRefusalReason.BAD_URL);
        }
        int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
        return new Origin(scheme, host(uri.getHost().toLowerCase(Locale.ROOT)), port);
    }

    /** A name without a dot at its end, or an address as Java writes it; an unusual notation is refused. */
    private static String host(String written) throws HttpRefusal {
        boolean bracketed = written.startsWith("[");
        String host = bracketed ? written.substring(1, written.length() - 1) : written;
        if (bracketed || ENDS_IN_NUMBER.matcher(host).matches()) {
            return Cidr.literal(host)
                    .map(InetAddress::getHostAddress)
                    .orElseThrow(() -> new HttpRefusal(HttpRefusalReason.BAD_URL));
        }
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    /** Of an entry of a list: {@code https://api.example.com}, {@code http://*.example.com:8080}. */
    static Origin ofEntry(String entry) {
        String text = entry.strip();
        boolean below = text.contains("://*.");
        try {
            Origin origin = of(text.replace("://*.", "://"));
            String path = new URI(text.replace("://*.", "://")).getRawPath();
            if (path != null && !path.isEmpty()) {
                throw new IllegalArgumentException("'" + entry + "' has a path: a list names scheme, host and port");
            }
            return below ? new Origin(origin.scheme, "*." + origin.host, origin.port) : origin;
        } catch (HttpRefusal | URISyntaxException e) {
            throw new IllegalArgumentException(
                    "'" + entry + "' is no origin such as https://api.example.com or http://*.example.com:8080", e);
        }
    }

    /** Whether this entry of a list covers an address. */
    boolean covers(Origin other) {
        boolean sameHost = host.startsWith("*.") ? other.host.endsWith(host.substring(1)) : host.equals(other.host);
        return sameHost && scheme.equals(other.scheme) && port == other.port;
    }
}
