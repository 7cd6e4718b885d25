package dev.serai.hub.console;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One of the facts that stand in a muted line.
 *
 * @param href where it leads, if anywhere; one from outside is a web address
 * @param at a time behind the text, if there is one
 */
public record PageFact(String text, @Nullable String href, @Nullable Moment at) {

    static PageFact of(String text) {
        return new PageFact(text, null, null);
    }

    static PageFact link(String text, String path) {
        return new PageFact(text, path, null);
    }

    static PageFact linkAt(String text, String path, Instant at, Instant now) {
        return new PageFact(text, path, Moment.of(at, now));
    }

    static PageFact at(String text, Instant at, Instant now) {
        return new PageFact(text, null, Moment.of(at, now));
    }

    /**
     * A link that a sender gave, beside its text the host that it leads to; none when it is no web address, so that it
     * cannot run anything, or names somebody before its host.
     */
    static Optional<PageFact> outside(String text, String address) {
        try {
            URI uri = new URI(address.strip());
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            String host = uri.getHost();
            return web && host != null && uri.getRawUserInfo() == null
                    ? Optional.of(link(text.isBlank() ? host : text + " at " + host, uri.toASCIIString()))
                    : Optional.empty();
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }
}
