package dev.serai.hub.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.cluster.WatchedKind;
import dev.serai.kamelet.cluster.watch.WatchHeaders;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** A process that does nothing but watch pods, and says how much memory that takes. */
final class WatchMemory {

    private final WatchedCluster cluster =
            new WatchedCluster("shop", id -> true, alerts -> {}, since -> List.of(), Clock.systemUTC());
    private final CountDownLatch left;

    private WatchMemory(int messages) {
        left = new CountDownLatch(messages);
    }

    /** Arguments: a kubeconfig, how many pods there are. */
    public static void main(String[] arguments) throws Exception {
        int pods = Integer.parseInt(arguments[1]);
        // Each is listed once and changes once.
        WatchMemory memory = new WatchMemory(2 * pods);
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.start();
            long before = used();
            memory.watch(camel, arguments[0]);
            boolean all = memory.left.await(4, TimeUnit.MINUTES);
            System.out.println("seen=" + (2L * pods - memory.left.getCount()) + " all=" + all + " remembered="
                    + memory.cluster.remembered() + " retained=" + Math.max(0, used() - before));
        }
    }

    private void watch(DefaultCamelContext camel, String kubeconfig) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kubernetes-watch:v1/pods?context=test&namespaces=shop&kubeconfig=RAW(" + kubeconfig + ")")
                        .process(WatchMemory.this::take);
            }
        });
    }

    @SuppressWarnings("unchecked")
    private void take(Exchange exchange) {
        Object body = exchange.getIn().getBody();
        switch (exchange.getIn().getHeader(WatchHeaders.EVENT, String.class)) {
            case "listed" -> cluster.only(WatchedKind.POD, "shop", (Set<String>) body);
            case "added", "modified" -> {
                cluster.see(WatchedKind.POD, (JsonNode) body);
                left.countDown();
            }
            default -> cluster.recheck();
        }
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
