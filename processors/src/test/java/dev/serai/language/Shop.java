package dev.serai.language;

import java.util.List;

/** A small cluster to talk about. */
final class Shop {

    static final NamedObject CART = workload(TargetKind.DEPLOYMENT, "shop", "cart");

    static final UnderstandingContext CONTEXT = UnderstandingContext.of(
            List.of(
                    CART,
                    workload(TargetKind.DEPLOYMENT, "shop", "checkout"),
                    workload(TargetKind.DEPLOYMENT, "shop", "frontend"),
                    workload(TargetKind.DEPLOYMENT, "shop", "payment"),
                    workload(TargetKind.DEPLOYMENT, "shop", "search"),
                    workload(TargetKind.DEPLOYMENT, "billing", "invoices"),
                    workload(TargetKind.DEPLOYMENT, "shop", "gateway"),
                    workload(TargetKind.DEPLOYMENT, "billing", "gateway"),
                    workload(TargetKind.STATEFUL_SET, "shop", "redis"),
                    workload(TargetKind.STATEFUL_SET, "shop", "orders-db"),
                    workload(TargetKind.DAEMON_SET, "monitoring", "node-exporter"),
                    workload(TargetKind.POD, "shop", "cart-7d9f8b6c5-x2x4q"),
                    NamedObject.known("demo", TargetKind.NODE, null, "worker-1"),
                    NamedObject.known("demo", TargetKind.NODE, null, "worker-2")),
            CART);

    private Shop() {}

    private static NamedObject workload(TargetKind kind, String namespace, String name) {
        return NamedObject.known("demo", kind, namespace, name);
    }
}
