package dev.serai.hub.security;

import dev.serai.hub.http.SenderAddress;
import dev.serai.hub.settings.AddressRange;
import dev.serai.hub.settings.ApiSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Where a request comes from: the socket's address. Only behind a proxy that is configured as trusted it is read from
 * {@code X-Forwarded-For}, from the right, since anybody can write what stands on the left.
 */
@Component
class ClientAddress implements SenderAddress {

    private static final String HEADER = "X-Forwarded-For";
    private static final int MAX_HOPS = 16;
    private static final int NETWORK_BYTES = 8;

    private final List<AddressRange> proxies;

    ClientAddress(ApiSettings settings) {
        this.proxies = settings.proxies();
    }

    /** An IPv4 address, or the network ({@code /64}) of an IPv6 one: a single subscriber has all of that. */
    @Override
    public String of(HttpServletRequest request) {
        return of(request.getRemoteAddr(), Collections.list(request.getHeaders(HEADER)));
    }

    /** Whether it was passed on by a proxy that is configured as trusted. */
    boolean isTrusted(HttpServletRequest request) {
        return AddressRange.literal(request.getRemoteAddr())
                .filter(this::isTrusted)
                .isPresent();
    }

    String of(String socket, List<String> forwarded) {
        InetAddress client = AddressRange.literal(socket).orElse(null);
        if (client == null) {
            return "unknown";
        }
        List<String> hops = Arrays.asList(String.join(",", forwarded).split(",", -1));
        Collections.reverse(hops);
        for (String hop : hops.subList(0, Math.min(hops.size(), MAX_HOPS))) {
            Optional<InetAddress> before = AddressRange.literal(hop.strip());
            if (before.isEmpty() || !isTrusted(client)) {
                break;
            }
            client = before.get();
        }
        return network(client);
    }

    private boolean isTrusted(InetAddress address) {
        return proxies.stream().anyMatch(range -> range.holds(address));
    }

    private static String network(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address.getHostAddress();
        }
        byte[] prefix = Arrays.copyOf(address.getAddress(), NETWORK_BYTES);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < NETWORK_BYTES; i += 2) {
            text.append(Integer.toHexString((prefix[i] & 0xff) << 8 | prefix[i + 1] & 0xff))
                    .append(':');
        }
        return text.append(":/64").toString();
    }
}
