package dev.serai.kamelet.events;

import java.io.IOException;

/** The receiver's name led to an address that nothing is sent to. Without the address. */
final class ReceiverAddressRefused extends IOException {

    private static final long serialVersionUID = 1L;

    ReceiverAddressRefused() {
        super("nothing is sent to this address");
    }
}
