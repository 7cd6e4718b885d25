package dev.serai.hub.laws.bad;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Finds out by itself what an address is, and looks names up on the way: what the laws refuse. */
public final class OwnAddressRange {

    private OwnAddressRange() {}

    public static Optional<Boolean> isPrivate(String address) throws UnknownHostException {
        return Optional.of(InetAddress.getByName(address)).map(InetAddress::isSiteLocalAddress);
    }
}
