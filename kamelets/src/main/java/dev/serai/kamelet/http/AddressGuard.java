package dev.serai.kamelet.http;

import dev.serai.kamelet.http.HttpRefusal.HttpRefusalReason;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides whether a request may be made, and to which addresses: looked up once, all of them checked, no other used. */
final class AddressGuard {

    private final List<Origin> allowed;
    private final AddressRule addresses;
    private final Resolver resolver;

    AddressGuard(List<Origin> allowed, AddressRule addresses, Resolver resolver) {
        this.allowed = allowed;
        this.addresses = addresses;
        this.resolver = resolver;
    }

    /** The addresses the request may connect to; one bad address among them refuses it. */
    InetAddress[] check(Origin origin, Set<Integer> ownPorts) throws HttpRefusal {
        if (allowed.stream().noneMatch(entry -> entry.covers(origin))) {
            throw new HttpRefusal(HttpRefusalReason.NOT_ON_LIST);
        }
        InetAddress[] found = resolve(origin.host());
        for (InetAddress address : found) {
            Optional<HttpRefusalReason> refusal = addresses.refusal(address);
            if (refusal.isPresent()) {
                throw new HttpRefusal(refusal.get());
            }
            if (ownPorts.contains(origin.port()) && isOurs(address)) {
                throw new HttpRefusal(HttpRefusalReason.OWN_PORT);
            }
        }
        return found;
    }

    private InetAddress[] resolve(String host) throws HttpRefusal {
        try {
            InetAddress[] found = resolver.resolve(host);
            if (found.length == 0) {
                throw new HttpRefusal(HttpRefusalReason.UNKNOWN_HOST);
            }
            return found;
        } catch (UnknownHostException e) {
            throw new HttpRefusal(HttpRefusalReason.UNKNOWN_HOST);
        }
    }

    private static boolean isOurs(InetAddress address) {
        return SpecialRange.forms(address.getAddress()).anyMatch(AddressGuard::isOurs);
    }

    private static boolean isOurs(byte[] form) {
        try {
            InetAddress address = InetAddress.getByAddress(form);
            return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException | UnknownHostException e) {
            // Nobody can say: then it is.
            return true;
        }
    }

    /** Looks a name up. */
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }
}
