package dev.serai.kamelet.sandbox;

import java.net.URI;

/**
 * Where a Docker engine listens: {@code unix:///path} or {@code tcp://host:port}.
 *
 * @param socket whether it is a Unix socket
 * @param host the socket's path, or the host name
 * @param port the port; 0 for a socket
 */
public record DockerAddress(boolean socket, String host, int port) {

    /** @throws IllegalArgumentException for any other form, naming the allowed ones */
    public static DockerAddress of(String address) {
        URI uri = URI.create(address);
        if ("unix".equals(uri.getScheme())
                && uri.getPath() != null
                && uri.getPath().length() > 1) {
            return new DockerAddress(true, uri.getPath(), 0);
        }
        if ("tcp".equals(uri.getScheme()) && uri.getHost() != null && uri.getPort() > 0) {
            return new DockerAddress(false, uri.getHost(), uri.getPort());
        }
        throw new IllegalArgumentException(
                "Docker address '" + address + "' is neither unix:///<path> nor tcp://<host>:<port>");
    }

    /** As Docker's own tools write it. */
    public URI uri() {
        return URI.create(socket ? "unix://" + host : "tcp://" + host + ":" + port);
    }
}
