package dev.serai.hub.console;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Walks through the console of the world's hub, in a browser that is new for each of them. */
abstract class ConsoleWalk {

    @LocalServerPort
    int port;

    WalkedHub hub;
    Chromium chromium;

    @BeforeEach
    void start() {
        chromium = Chromium.start();
        hub = new WalkedHub(port);
    }

    @AfterEach
    void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }
}
