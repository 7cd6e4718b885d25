package dev.serai.hub.conversation;

import dev.serai.hub.settings.PublicAddress;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Where somebody in a chat finds the file of a conversation: in the console, where they sign in. */
@Component
class FilePlace {

    private final PublicAddress address;

    FilePlace(PublicAddress address) {
        this.address = address;
    }

    /** An address that a browser opens; only its path where nobody said how people reach the hub. */
    String of(UUID conversation) {
        String path = "/console/conversations/" + conversation + "/export";
        String hub = address.text();
        return hub == null ? path : hub + path;
    }
}
