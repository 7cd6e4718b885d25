package dev.serai.bench.cluster;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.demo.ApiServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * A cluster and a chat in one process, so that one clock sees both: the API server double with many pods, and the Bot
 * API. It takes commands on standard input and answers each with one line:
 *
 * <ul>
 *   <li>{@code pods <n>}: there are that many pods now, all of them fine
 *   <li>{@code break <n>}: one pod after the other begins to crash-loop, the next when the message about the one before
 *       has come; answers {@code RESULT <answered> <lost> <p50 ms> <p99 ms>}
 * </ul>
 *
 * <p>Arguments: path of the kubeconfig to write, port of the Bot API.
 */
final class Shop {

    private static final String PODS = "/api/v1/namespaces/bench/pods";
    private static final long PATIENCE_MS = 20_000;

    private final ApiServer server = new ApiServer();
    private final Chat chat;
    private int pods;
    private int broken;

    private Shop(Path kubeconfig, int chatPort) throws IOException {
        server.kubeconfig(kubeconfig, "bench");
        chat = new Chat(chatPort);
    }

    public static void main(String[] arguments) throws Exception {
        Shop shop = new Shop(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        System.out.println("READY");
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] words = line.split(" ");
                int number = Integer.parseInt(words[1]);
                System.out.println(words[0].equals("pods") ? shop.grow(number) : shop.breakOneByOne(number));
            }
        }
        System.exit(0);
    }

    private String grow(int wanted) {
        for (; pods < wanted; pods++) {
            server.create(PODS, Pod.running(pods));
        }
        server.forget();
        return "PODS " + pods;
    }

    private String breakOneByOne(int count) throws InterruptedException {
        List<Double> delays = new ArrayList<>();
        int lost = 0;
        for (int i = 0; i < count; i++) {
            String name = Pod.name(broken++);
            long changed = System.nanoTime();
            server.edit(PODS + "/" + name, Shop::crashLoop);
            long told = chat.await(Pod.workload(broken - 1), PATIENCE_MS);
            if (told == 0) {
                lost++;
            } else {
                delays.add((told - changed) / 1e6);
            }
            server.forget();
        }
        Collections.sort(delays);
        return String.format(
                Locale.ROOT, "RESULT %d %d %.1f %.1f", delays.size(), lost, at(delays, 0.5), at(delays, 0.99));
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.isEmpty() ? -1 : sorted.get(Math.min(sorted.size() - 1, (int) (sorted.size() * share)));
    }

    private static void crashLoop(ObjectNode pod) {
        ObjectNode status = pod.withObject("/status");
        ArrayNode containers = status.putArray("containerStatuses");
        ObjectNode container = containers.addObject();
        container
                .put("name", "app")
                .put("ready", false)
                .put("restartCount", 5)
                .put("image", "registry.example.com/app:1");
        container
                .putObject("state")
                .putObject("waiting")
                .put("reason", "CrashLoopBackOff")
                .put("message", "back-off 2m40s restarting failed container");
        container
                .putObject("lastState")
                .putObject("terminated")
                .put("exitCode", 1)
                .put("reason", "Error");
    }
}
