package dev.serai.demo.run;

import dev.serai.demo.ApiServer;
import dev.serai.demo.Controllers;
import dev.serai.demo.Shop;
import dev.serai.demo.chat.ChatServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.event.SpringApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/**
 * The shop in its cluster, in the hub's process. When the hub is ready, a bad rollout breaks the shop; a hub that does not
 * start takes it along, since its server would keep the process alive.
 */
final class DemoCluster implements ApplicationListener<SpringApplicationEvent>, AutoCloseable {

    static final String CONTEXT = "demo";

    /** For whoever breaks the shop again: where its API is. In the hub's data folder while it runs. */
    private static final String ADDRESS_FILE = "demo-cluster.url";

    private static final String CHAT_FILE = "demo-chat.url";

    private static final int MOST_CHANGES = 2_000;
    private static final int BREAKS_AFTER_S = 5;

    private final ApiServer server;
    private final Controllers controllers;
    private final Shop shop;
    private final Path kubeconfig;
    private final ChatServer chat;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "demo-story");
        thread.setDaemon(true);
        return thread;
    });

    private DemoCluster(ApiServer server, Path kubeconfig, ChatServer chat) {
        this.server = server;
        this.kubeconfig = kubeconfig;
        this.chat = chat;
        shop = Shop.open(server);
        controllers = new Controllers(server, Clock.systemUTC()).start();
    }

    static DemoCluster start() {
        try {
            ApiServer server = new ApiServer(Clock.systemUTC(), MOST_CHANGES);
            Path file = Files.createTempFile("serai-demo", ".yaml");
            return new DemoCluster(server, server.kubeconfig(file, CONTEXT), new ChatServer());
        } catch (IOException e) {
            throw new UncheckedIOException("the demo cluster cannot start", e);
        }
    }

    String chatUrl() {
        return chat.url();
    }

    Path kubeconfig() {
        return kubeconfig;
    }

    @Override
    public void onApplicationEvent(SpringApplicationEvent event) {
        if (event instanceof ApplicationReadyEvent ready) {
            begin(ready.getApplicationContext().getEnvironment());
        } else if (event instanceof ApplicationFailedEvent) {
            close();
        }
    }

    private void begin(Environment environment) {
        Path data = Path.of(environment.getProperty("serai.data-dir", "data"));
        try {
            write(data.resolve(ADDRESS_FILE), server.url());
            write(data.resolve(CHAT_FILE), chat.url());
        } catch (IOException e) {
            throw new UncheckedIOException("the demo's addresses cannot be written", e);
        }
        timer.schedule(shop::badRollout, BREAKS_AFTER_S, TimeUnit.SECONDS);
        System.out.println(text());
    }

    private static void write(Path file, String address) throws IOException {
        Files.writeString(file, address + "\n");
        file.toFile().deleteOnExit();
    }

    private String text() {
        return """

                %s
                Its shop gets a bad rollout of 'cart' in a moment: docs/samples/tour walks through what follows.
                Its API is %s, for this machine only. To break it again:
                  curl -X PATCH -H 'Content-Type: application/strategic-merge-patch+json' \\
                    %2$s/apis/apps/v1/namespaces/shop/deployments/cart \\
                    -d '%s'
                """
                .formatted(DemoInitializer.NOTICE, server.url(), Shop.BAD_ROLLOUT);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        controllers.close();
        server.close();
        chat.close();
        try {
            Files.deleteIfExists(kubeconfig);
        } catch (IOException e) {
            // A temporary file of ours: the system removes it some day.
        }
    }
}
