package dev.serai.hub.laws.bad;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;

/** Reads from a server by Java's oldest way, which waits for ever: what the laws refuse. */
public final class OwnUrlStream {

    private OwnUrlStream() {}

    public static InputStream open(URL url) throws IOException {
        return url.openStream();
    }
}
