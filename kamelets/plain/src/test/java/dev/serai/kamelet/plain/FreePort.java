package dev.serai.kamelet.plain;

import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** A port that was free a moment ago, below those that the system gives to whoever connects meanwhile. */
final class FreePort {

    private FreePort() {}

    static int find() throws IOException {
        while (true) {
            try (ServerSocket free =
                    new ServerSocket(ThreadLocalRandom.current().nextInt(15_000, 32_000))) {
                return free.getLocalPort();
            } catch (BindException taken) {
                // Another one, then.
            }
        }
    }
}
