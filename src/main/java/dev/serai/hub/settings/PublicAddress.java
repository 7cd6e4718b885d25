package dev.serai.hub.settings;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where people reach the hub.
 *
 * @param publicUrl {@code serai.public-url}, for links in messages; without it messages have no link
 */
@ConfigurationProperties("serai")
public record PublicAddress(@Nullable URI publicUrl) {

    public PublicAddress {
        boolean blank = publicUrl == null || publicUrl.toString().isBlank();
        publicUrl = blank ? null : URI.create(String.valueOf(publicUrl).replaceAll("/+$", ""));
        if (publicUrl != null
                && (publicUrl.getHost() == null
                        || !String.valueOf(publicUrl.getScheme()).startsWith("http"))) {
            throw new IllegalArgumentException("serai.public-url must be an http or https address");
        }
    }

    /** The address without a slash at its end, if there is one; in ASCII, as buttons need it. */
    public @Nullable String text() {
        return publicUrl == null ? null : publicUrl.toASCIIString();
    }
}
