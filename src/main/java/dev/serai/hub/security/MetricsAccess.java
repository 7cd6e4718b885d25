package dev.serai.hub.security;

import dev.serai.hub.settings.AddressRange;
import dev.serai.hub.settings.MetricsSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/** Lets this machine read the metrics, and who brings the token. */
@Component
class MetricsAccess {

    private static final List<AddressRange> THIS_MACHINE =
            List.of(AddressRange.of("this machine", "127.0.0.0/8"), AddressRange.of("this machine", "::1"));

    private final MetricsSettings settings;

    MetricsAccess(MetricsSettings settings) {
        this.settings = settings;
    }

    AuthorizationDecision decide(Supplier<Authentication> caller, RequestAuthorizationContext context) {
        HttpServletRequest request = context.getRequest();
        return new AuthorizationDecision(allows(
                request.getRemoteAddr(), isForwarded(request), request.getHeader("Authorization"), settings.token()));
    }

    /** A proxy on this machine makes every caller look local, so a forwarded request needs the token. */
    static boolean allows(String address, boolean forwarded, @Nullable String authorization, @Nullable String token) {
        boolean bearer = token != null && authorization != null && same(authorization, "Bearer " + token);
        return bearer || (!forwarded && isThisMachine(address));
    }

    private static boolean isForwarded(HttpServletRequest request) {
        return request.getHeader("Forwarded") != null || request.getHeader("X-Forwarded-For") != null;
    }

    private static boolean isThisMachine(String address) {
        return AddressRange.literal(address)
                .filter(known -> THIS_MACHINE.stream().anyMatch(range -> range.holds(known)))
                .isPresent();
    }

    private static boolean same(String given, String expected) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }
}
