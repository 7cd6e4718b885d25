package dev.serai.hub.security;

import dev.serai.hub.settings.PublicAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How a browser has reached the console. Over TLS: the hub's own, or that of a proxy that is configured as trusted and says
 * so in {@code X-Forwarded-Proto}. On loopback: by a name that a browser resolves to its own machine, and by no proxy that
 * says of itself that it is one; whether one that says nothing stands between only the {@code Origin} of a form tells.
 * Anything else may be read on its way.
 */
@Component
class ConsoleTransport {

    private static final Pattern LOOPBACK =
            Pattern.compile("(?:localhost|127(?:\\.[0-9]{1,3}){3}|\\[::1])(?::[0-9]{1,5})?");

    private static final Set<String> OF_PROXIES =
            Set.of("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP");

    private final ClientAddress addresses;
    private final @Nullable String publicOrigin;

    ConsoleTransport(ClientAddress addresses, PublicAddress address) {
        this.addresses = addresses;
        this.publicOrigin = address.publicUrl() == null ? null : origin(address.publicUrl());
    }

    enum Exposure {
        TLS,
        LOOPBACK,
        OPEN
    }

    Exposure of(HttpServletRequest request) {
        if (request.isSecure() || isBehindTls(request)) {
            return Exposure.TLS;
        }
        boolean proxied = OF_PROXIES.stream().anyMatch(name -> request.getHeader(name) != null);
        return !proxied && LOOPBACK.matcher(host(request)).matches() ? Exposure.LOOPBACK : Exposure.OPEN;
    }

    /** Whether an {@code Origin} is the console's own. */
    boolean isOwn(HttpServletRequest request, String origin) {
        return of(request) == Exposure.TLS
                ? origin.equals("https://" + host(request)) || origin.equals(publicOrigin)
                : origin.equals("http://" + host(request));
    }

    private boolean isBehindTls(HttpServletRequest request) {
        List<String> said = Collections.list(request.getHeaders("X-Forwarded-Proto"));
        return said.equals(List.of("https")) && addresses.isTrusted(request);
    }

    private static String host(HttpServletRequest request) {
        return String.valueOf(request.getHeader("Host")).toLowerCase(Locale.ROOT);
    }

    /** As browsers say it: in small letters, without the port that the scheme has anyway. */
    private static String origin(URI address) {
        String scheme = address.getScheme().toLowerCase(Locale.ROOT);
        boolean usual = address.getPort() < 0 || address.getPort() == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + address.getHost().toLowerCase(Locale.ROOT) + (usual ? "" : ":" + address.getPort());
    }
}
