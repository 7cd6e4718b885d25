package dev.serai.analysis;

import static dev.serai.analysis.Situation.flat;
import static dev.serai.analysis.Situation.ramp;
import static dev.serai.analysis.Situation.spike;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.policy.PolicyFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Systems of which the cause is known, each with what misleads: an alert that claims something else, old events, numbers
 * that went up and down again, lines that deny; and healthy ones with frightening alerts.
 */
class CauseCasesTest {

    private static final PatternAnalyst SHIPPED = shipped();

    /** What is right: the sentence of the cause begins so, and names that object. */
    private record Known(String name, Supplier<Situation> situation, String cause, String object) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static PatternAnalyst shipped() {
        try {
            String text = Files.readString(Path.of("../routes/analysis/patterns.yaml"));
            return PatternAnalyst.of(PolicyFile.read("patterns.yaml", text, PatternAnalyst.schema()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Analysis analysis(Situation one) {
        return SHIPPED.analyse(List.of(one.alert()), List.of(one.facts()), List.of());
    }

    @ParameterizedTest
    @MethodSource("known")
    void the_first_cause_is_the_right_one_and_names_its_object(Known one) {
        Analysis analysis = analysis(one.situation().get());

        assertThat(analysis.causes()).as(analysis.summary()).isNotEmpty();
        assertThat(analysis.causes().get(0).text())
                .as(analysis.causes().toString())
                .startsWith(one.cause())
                .contains("Affected: " + one.object());
    }

    @ParameterizedTest
    @MethodSource("healthy")
    void where_nothing_is_wrong_no_cause_is_named(Known one) {
        Analysis analysis = analysis(one.situation().get());

        assertThat(analysis.causes()).isEmpty();
        assertThat(analysis.reason()).isIn(AnalysisReason.NO_ACTIVE_FAILURE, AnalysisReason.RECOVERED);
        assertThat(analysis.summary()).startsWith("No active failure");
    }

    /** Of ten claims made with 0.8 about eight shall be right. */
    @Test
    void confidence_is_calibrated() {
        Map<Boolean, List<Double>> claims = new LinkedHashMap<>();
        Stream.concat(known(), healthy()).forEach(one -> {
            // Of a case with two causes the second is not known to be wrong.
            for (Cause cause :
                    analysis(one.situation().get()).causes().stream().limit(1).toList()) {
                boolean right = !one.cause().isEmpty() && cause.text().startsWith(one.cause());
                claims.computeIfAbsent(right, any -> new ArrayList<>()).add(cause.confidence());
            }
        });
        List<Double> right = claims.getOrDefault(true, List.of());
        List<Double> wrong = claims.getOrDefault(false, List.of());
        double brier = (right.stream().mapToDouble(one -> (1 - one) * (1 - one)).sum()
                        + wrong.stream().mapToDouble(one -> one * one).sum())
                / (right.size() + wrong.size());
        System.out.printf("%d right, %d wrong, Brier score %.3f%n", right.size(), wrong.size(), brier);
        assertThat(brier).isLessThan(0.08);
    }

    private static Situation db(String claim) {
        return Situation.with(claim, Map.of("db_instance_identifier", "orders-db"));
    }

    private static Situation pod(String claim, String pod) {
        return Situation.with(claim, Map.of("namespace", "shop", "pod", pod));
    }

    /** Numbers of a database that is well. */
    private static Situation calm(Situation one, String... without) {
        List<String> left = List.of(without);
        Map<String, double[]> usual = new LinkedHashMap<>();
        usual.put("CPUUtilization", flat(24));
        usual.put("DatabaseConnections", flat(90));
        usual.put("ReplicaLag", flat(1));
        usual.put("FreeStorageSpace", flat(9e10));
        usual.put("FreeableMemory", flat(8e9));
        usual.put("WriteLatency", flat(0.002));
        usual.put("DiskQueueDepth", flat(0.1));
        usual.forEach((name, values) -> {
            if (!left.contains(name)) {
                one.metric(name, "orders-db", unit(name), values);
            }
        });
        return one;
    }

    private static String unit(String name) {
        return name.startsWith("Free") ? "Bytes" : name.startsWith("CPU") ? "Percent" : "Count";
    }

    private static Stream<Known> known() {
        return Stream.of(
                one(
                        "storage full",
                        () -> calm(db("Free storage of orders-db is low"), "FreeStorageSpace")
                                .metric("FreeStorageSpace", "orders-db", "Bytes", ramp(2e10, 3e8))
                                .event("database", "orders-db", "", "DB instance ran out of storage space.", 2, 1)
                                .metric("CPUUtilization", "orders-db", "Percent", spike(40, 88)),
                        "A disk",
                        "database orders-db"),
                one(
                        "storage full without its metric",
                        () -> calm(db("Writes of orders-db fail"), "FreeStorageSpace", "WriteLatency")
                                .metric("WriteLatency", "orders-db", "Seconds", ramp(0.002, 12))
                                .event(
                                        "database",
                                        "orders-db",
                                        "",
                                        "DB instance storage is critically low. Free storage space: 1.1 GB remaining.",
                                        6,
                                        1)
                                .event("database", "orders-db", "", "DB instance ran out of storage space.", 2, 1),
                        "A disk",
                        "database orders-db"),
                one(
                        "node disk",
                        () -> Situation.with("NodeFilesystemFillingUp", Map.of("node", "n2"))
                                .bad("node", "n2", "node condition DiskPressure", "True")
                                .nodes("n1", "n3")
                                .pods("cart-1")
                                .event(
                                        "node",
                                        "n2",
                                        "FreeDiskSpaceFailed",
                                        "failed to garbage collect required amount of images: no space left on device",
                                        3,
                                        4),
                        "A disk",
                        "node n2"),
                one(
                        "connections",
                        () -> calm(db("Many errors of orders"), "DatabaseConnections")
                                .metric("DatabaseConnections", "orders-db", "Count", ramp(120, 298))
                                .event("database", "orders-db", "", "FATAL: sorry, too many clients already", 3, 9)
                                .query("orders-db", "BEGIN", 4, "Client:ClientRead"),
                        "The database's connections",
                        "database orders-db"),
                one(
                        "connections by their limit",
                        () -> calm(
                                        db("Connections of orders-db at 97 % (max_connections = 400)"),
                                        "DatabaseConnections")
                                .metric("DatabaseConnections", "orders-db", "Count", ramp(300, 391))
                                .query("orders-db", "BEGIN", 6, "Client:ClientRead"),
                        "The database's connections",
                        "database orders-db"),
                one(
                        "lock contention",
                        () -> calm(db("Orders time out"))
                                .query("orders-db", "UPDATE stock SET n = n - $1 WHERE id = $2", 9, "Lock:tuple")
                                .event(
                                        "database",
                                        "orders-db",
                                        "",
                                        "process 81 still waiting for ShareLock on transaction 77 after 1000 ms",
                                        4,
                                        12),
                        "Transactions wait for locks",
                        "database orders-db"),
                one(
                        "replication lag with busy processor",
                        () -> calm(db("Replica lag and high CPU"), "ReplicaLag", "CPUUtilization")
                                .metric("ReplicaLag", "orders-db-replica", "Seconds", ramp(2, 800))
                                .metric("CPUUtilization", "orders-db", "Percent", ramp(30, 74))
                                .metric("TransactionLogsGeneration", "orders-db", "Bytes/Second", ramp(4e6, 1.8e8))
                                .query("orders-db", "UPDATE event SET done = true", 6, "WAL:Lock")
                                .query("orders-db", "SELECT count(*) FROM sales GROUP BY region", 2, "CPU"),
                        "Replication lag",
                        "database orders-db-replica"),
                one(
                        "replication lag, its metric missing",
                        () -> calm(db("Stale reads on the dashboard"), "ReplicaLag")
                                .event(
                                        "database",
                                        "orders-db-replica",
                                        "",
                                        "Read replica replication lag has exceeded 600 seconds.",
                                        4,
                                        1)
                                .metric("TransactionLogsGeneration", "orders-db", "Bytes/Second", ramp(4e6, 1.8e8)),
                        "Replication lag",
                        "database orders-db-replica"),
                one(
                        "replication lag after an old failover",
                        () -> calm(db("Stale reads"), "ReplicaLag")
                                .metric("ReplicaLag", "orders-db-replica", "Seconds", ramp(2, 900))
                                .event("database", "orders-db", "", "Multi-AZ instance failover started.", 600, 1)
                                .good("database", "orders-db", "Multi-AZ instance failover completed", 598),
                        "Replication lag",
                        "database orders-db-replica"),
                one(
                        "processor by a statement",
                        () -> calm(db("Latency of orders"), "CPUUtilization")
                                .metric("CPUUtilization", "orders-db", "Percent", ramp(30, 97))
                                .query(
                                        "orders-db",
                                        "SELECT * FROM orders o JOIN item i ON lower(o.note) LIKE i.name",
                                        9,
                                        "CPU"),
                        "The processor is saturated",
                        "database orders-db"),
                one(
                        "processor while connections rise a little",
                        () -> calm(db("Too many connections suspected"), "CPUUtilization", "DatabaseConnections")
                                .metric("DatabaseConnections", "orders-db", "Count", ramp(90, 118))
                                .metric("CPUUtilization", "orders-db", "Percent", ramp(30, 96))
                                .query("orders-db", "SELECT sum(x) FROM big", 9, "CPU:user"),
                        "The processor is saturated",
                        "database orders-db"),
                one(
                        "storage takes no more",
                        () -> calm(db("Writes are slow"), "DiskQueueDepth", "WriteLatency")
                                .metric("DiskQueueDepth", "orders-db", "Count", ramp(0.2, 64))
                                .metric("WriteLatency", "orders-db", "Seconds", ramp(0.002, 0.4)),
                        "The storage takes no more",
                        "database orders-db"),
                one(
                        "checkpoints",
                        () -> calm(db("Writes are slow"), "WriteLatency")
                                .line(
                                        "orders-db",
                                        "LOG: checkpoints are occurring too frequently (9 seconds apart)",
                                        2,
                                        12)
                                .metric("WriteLatency", "orders-db", "Seconds", ramp(0.002, 0.3)),
                        "The database writes checkpoints",
                        "service orders-db"),
                one(
                        "memory of the database",
                        () -> calm(db("Orders slow"), "FreeableMemory")
                                .metric("FreeableMemory", "orders-db", "Bytes", ramp(9e9, 6e7))
                                .metric("SwapUsage", "orders-db", "Bytes", ramp(1e8, 4e9)),
                        "The database runs short of memory",
                        "database orders-db"),
                one(
                        "wraparound",
                        () -> calm(db("Vacuum warning"))
                                .metric("MaximumUsedTransactionIDs", "orders-db", "Count", ramp(1.2e9, 2.0e9)),
                        "Transaction numbers run out",
                        "database orders-db"),
                one(
                        "failover",
                        () -> calm(db("Connections to orders-db were cut"))
                                .metric("NetworkReceiveThroughput", "orders-db", "Bytes/Second", spike(4e6, 0))
                                .event("database", "orders-db", "", "Multi-AZ instance failover started.", 11, 1)
                                .good("database", "orders-db", "Multi-AZ instance failover completed", 9)
                                .good("database", "orders-db", "DB instance is available.", 8),
                        "The database failed over",
                        "database orders-db"),
                one(
                        "database login",
                        () -> pod("OrdersDown", "orders-1")
                                .bad(
                                        "pod",
                                        "orders-1",
                                        "container app",
                                        "waiting, not ready: CrashLoopBackOff, exit code 1, restarted 6 times")
                                .pods("cart-1")
                                .nodes("n1")
                                .line("orders-1", "FATAL: password authentication failed for user \"orders\"", 1, 6),
                        "A database refuses",
                        "service orders-1"),
                one(
                        "out of memory",
                        () -> pod("KubePodCrashLooping", "cart-2")
                                .bad(
                                        "pod",
                                        "cart-2",
                                        "container app",
                                        "waiting, not ready: CrashLoopBackOff: back-off 5m0s; last terminated: reason=OOMKilled, exit code 137, restarted 9 times")
                                .pods("cart-1", "cart-3")
                                .nodes("n1", "n2")
                                .event(
                                        "pod",
                                        "cart-1",
                                        "FailedMount",
                                        "MountVolume.SetUp failed: timed out, retried successfully",
                                        4000,
                                        1),
                        "The process ran out of memory",
                        "pod shop/cart-2"),
                one(
                        "image missing",
                        () -> pod("KubePodNotReady", "cart-2")
                                .bad(
                                        "pod",
                                        "cart-2",
                                        "phase",
                                        "Pending",
                                        "container app",
                                        "waiting, not ready: ImagePullBackOff: Back-off pulling image \"r.test/cart:9\"")
                                .pods("cart-1")
                                .event(
                                        "pod",
                                        "cart-2",
                                        "Failed",
                                        "Failed to pull image \"r.test/cart:9\": rpc error: r.test/cart:9: not found",
                                        2,
                                        5)
                                .event("pod", "cart-1", "OOMKilled", "container was OOMKilled", 5000, 1),
                        "The image or its tag",
                        "pod shop/cart-2"),
                one(
                        "image denied",
                        () -> pod("KubePodNotReady", "cart-2")
                                .bad(
                                        "pod",
                                        "cart-2",
                                        "phase",
                                        "Pending",
                                        "container app",
                                        "waiting, not ready: ErrImagePull: pull access denied for r.test/cart")
                                .pods("cart-1"),
                        "The registry does not let",
                        "pod shop/cart-2"),
                one(
                        "unschedulable",
                        () -> pod("PodPending", "cart-4")
                                .bad(
                                        "pod",
                                        "cart-4",
                                        "phase",
                                        "Pending",
                                        "condition PodScheduled",
                                        "False: Unschedulable: 0/2 nodes are available: 2 Insufficient memory.")
                                .nodes("n1", "n2")
                                .pods("cart-1")
                                .event(
                                        "pod",
                                        "cart-4",
                                        "FailedScheduling",
                                        "0/2 nodes are available: 2 Insufficient memory.",
                                        1,
                                        8),
                        "No node has the CPU",
                        "pod shop/cart-4"),
                one(
                        "taint",
                        () -> pod("PodPending", "cart-4")
                                .bad(
                                        "pod",
                                        "cart-4",
                                        "phase",
                                        "Pending",
                                        "condition PodScheduled",
                                        "False: Unschedulable: 0/3 nodes are available: 3 node(s) had untolerated taint {gpu: true}.")
                                .nodes("n1"),
                        "No node accepts the pod",
                        "pod shop/cart-4"),
                one(
                        "quota",
                        () -> Situation.with(
                                        "KubeDeploymentReplicasMismatch",
                                        Map.of("namespace", "shop", "deployment", "cart"))
                                .pods("cart-1")
                                .bad(
                                        "deployment",
                                        "cart",
                                        "condition ReplicaFailure",
                                        "True: FailedCreate: pods \"cart-9\" is forbidden: exceeded quota: compute")
                                .event(
                                        "replicaset",
                                        "cart-77",
                                        "FailedCreate",
                                        "Error creating: pods is forbidden: exceeded quota: compute, requested: cpu=1",
                                        2,
                                        7),
                        "The quota of the namespace",
                        "deployment cart"),
                one(
                        "liveness",
                        () -> pod("Restarts of cart", "cart-2")
                                .bad("pod", "cart-2", "container app", "running, not ready, restarted 7 times")
                                .pods("cart-1")
                                .event(
                                        "pod",
                                        "cart-2",
                                        "Unhealthy",
                                        "Liveness probe failed: HTTP probe failed with statuscode: 500",
                                        1,
                                        9)
                                .event(
                                        "pod",
                                        "cart-2",
                                        "Killing",
                                        "Container app failed liveness probe, will be restarted",
                                        1,
                                        5),
                        "The container is restarted again",
                        "pod shop/cart-2"),
                one(
                        "readiness",
                        () -> pod("cart not ready", "cart-2")
                                .bad("pod", "cart-2", "container app", "running, not ready")
                                .pods("cart-1")
                                .event(
                                        "pod",
                                        "cart-2",
                                        "Unhealthy",
                                        "Readiness probe failed: HTTP probe failed with statuscode: 503",
                                        1,
                                        9),
                        "The service does not answer its health probe",
                        "pod shop/cart-2"),
                one(
                        "setting missing",
                        () -> pod("cart down", "cart-2")
                                .bad(
                                        "pod",
                                        "cart-2",
                                        "container app",
                                        "waiting, not ready: CreateContainerConfigError: secret \"cart-db\" not found")
                                .pods("cart-1"),
                        "A setting",
                        "pod shop/cart-2"),
                one(
                        "bad configuration after a change",
                        () -> pod("cart down", "cart-2")
                                .change("configuration cart-config applied", "cart", 6)
                                .bad(
                                        "pod",
                                        "cart-2",
                                        "container app",
                                        "waiting, not ready: CrashLoopBackOff, exit code 1, restarted 4 times")
                                .pods("cart-1")
                                .line("cart-2", "ERROR failed to parse config: unknown field retrys", 1, 4),
                        "A change of the configuration",
                        "service cart-2"),
                one(
                        "node lost",
                        () -> Situation.with("KubeNodeNotReady", Map.of("node", "n2"))
                                .nodes("n1")
                                .pods("cart-1")
                                .bad(
                                        "node",
                                        "n2",
                                        "node condition Ready",
                                        "Unknown: NodeStatusUnknown: Kubelet stopped posting node status.",
                                        "node condition MemoryPressure",
                                        "True")
                                .bad("pod", "cart-2", "phase", "Unknown", "condition Ready", "Unknown: NodeLost")
                                .event("node", "n2", "NodeNotReady", "Node n2 status is now: NodeNotReady", 5, 1),
                        "A node of the cluster is not ready",
                        "node n2"),
                one(
                        "node pressure",
                        () -> Situation.with("Pods vanish", Map.of("node", "n2"))
                                .nodes("n1")
                                .bad("node", "n2", "node condition MemoryPressure", "True")
                                .event(
                                        "node",
                                        "n2",
                                        "EvictionThresholdMet",
                                        "Attempting to reclaim memory; node had condition MemoryPressure",
                                        2,
                                        3)
                                .bad(
                                        "pod",
                                        "cart-2",
                                        "phase",
                                        "Failed",
                                        "phase_reason",
                                        "Evicted",
                                        "phase_message",
                                        "The node was low on resource: memory."),
                        "The node runs short",
                        "node n2"),
                one(
                        "volume",
                        () -> pod("db-0 pending", "db-0")
                                .bad(
                                        "pod",
                                        "db-0",
                                        "phase",
                                        "Pending",
                                        "container app",
                                        "waiting, not ready: ContainerCreating")
                                .event(
                                        "pod",
                                        "db-0",
                                        "FailedAttachVolume",
                                        "Multi-Attach error for volume \"pvc-1\": Volume is already used by pod(s) db-1",
                                        2,
                                        6)
                                .pods("cart-1"),
                        "A volume of the pod",
                        "pod shop/db-0"),
                one(
                        "no address",
                        () -> pod("pod pending", "cart-3")
                                .bad("pod", "cart-3", "phase", "Pending")
                                .event(
                                        "pod",
                                        "cart-3",
                                        "FailedCreatePodSandBox",
                                        "plugin failed: failed to assign an IP address to container",
                                        2,
                                        9)
                                .nodes("n1"),
                        "The network gives the pod",
                        "pod shop/cart-3"),
                one(
                        "certificate",
                        () -> Situation.with("Checkout errors", Map.of("service", "checkout"))
                                .pods("checkout-1")
                                .line(
                                        "checkout",
                                        "ERROR tls: failed to verify: x509: certificate has expired or is not yet valid",
                                        1,
                                        40),
                        "A TLS certificate has expired",
                        "service checkout"),
                one(
                        "dns",
                        () -> Situation.with("Checkout errors", Map.of("service", "checkout"))
                                .pods("checkout-1")
                                .line(
                                        "checkout",
                                        "ERROR dial tcp: lookup pay.shop.svc on 10.0.0.10:53: no such host",
                                        1,
                                        60)
                                .line("checkout", "INFO connection pool at 3/50", 1, 3),
                        "A host name cannot be resolved",
                        "service checkout"),
                one(
                        "dependency refuses",
                        () -> Situation.with("Checkout errors", Map.of("service", "checkout"))
                                .pods("checkout-1")
                                .line("checkout", "ERROR connect ECONNREFUSED 10.3.2.1:6379", 1, 80)
                                .line("checkout", "WARN slow request 1200 ms", 1, 2),
                        "Nothing listens",
                        "service checkout"),
                one(
                        "pool of the program",
                        () -> Situation.with("Orders slow", Map.of("service", "orders"))
                                .pods("orders-1")
                                .line(
                                        "orders",
                                        "ERROR HikariPool-1 - Connection is not available, request timed out after 30000ms",
                                        1,
                                        50)
                                .metric("hikaricp_connections_pending", "orders", "Count", ramp(0, 48)),
                        "Requests wait for each other",
                        "service orders"),
                one(
                        "throttled",
                        () -> Situation.with("Orders slow", Map.of("service", "orders"))
                                .pods("orders-1")
                                .metric("container_cpu_cfs_throttled_percent", "orders-1", "Percent", ramp(2, 71))
                                .metric("memory_usage_percent", "orders-1", "Percent", flat(48)),
                        "The container is throttled",
                        "database orders-1"),
                one(
                        "backlog",
                        () -> Situation.with("Orders late", Map.of("service", "orders"))
                                .pods("orders-1")
                                .metric("kafka_consumer_lag", "orders", "Count", ramp(40, 90_000))
                                .metric("CPUUtilization", "orders", "Percent", flat(35)),
                        "Messages are not worked off",
                        "database orders"),
                one(
                        "schema",
                        () -> Situation.with("Orders fail", Map.of("service", "orders"))
                                .pods("orders-1")
                                .change("deployed orders 5", "orders", 8)
                                .line("orders", "ERROR: column \"discount\" does not exist", 1, 70),
                        "The program and the schema",
                        "service orders"),
                one(
                        "file handles",
                        () -> Situation.with("Orders fail", Map.of("service", "orders"))
                                .pods("orders-1")
                                .line("orders", "ERROR accept4: too many open files", 1, 70),
                        "The process has no file handles",
                        "service orders"),
                one(
                        "rate limit",
                        () -> Situation.with("Mail late", Map.of("service", "mail"))
                                .pods("mail-1")
                                .line("mail", "ERROR provider answered 429 Too Many Requests", 1, 70),
                        "A service refuses requests",
                        "service mail"),
                one(
                        "read-only",
                        () -> calm(db("Writes fail"))
                                .line("orders-db", "ERROR: cannot execute INSERT in a read-only transaction", 1, 33),
                        "Writes are refused",
                        "service orders-db"),
                one(
                        "two causes",
                        () -> calm(db("Orders down"), "CPUUtilization", "DatabaseConnections")
                                .metric("DatabaseConnections", "orders-db", "Count", ramp(120, 298))
                                .event("database", "orders-db", "", "FATAL: sorry, too many clients already", 3, 9)
                                .metric("CPUUtilization", "orders-db", "Percent", ramp(30, 97)),
                        "The database's connections",
                        "database orders-db"),
                one(
                        "admission",
                        () -> Situation.with("Rollout stuck", Map.of("namespace", "shop", "deployment", "cart"))
                                .pods("cart-1")
                                .event(
                                        "replicaset",
                                        "cart-88",
                                        "FailedCreate",
                                        "Error creating: admission webhook \"policy.test\" denied the request: no limits",
                                        2,
                                        5),
                        "The cluster refuses to create",
                        "replicaset cart-88"),
                one(
                        "native crash",
                        () -> pod("cart down", "cart-2")
                                .bad(
                                        "pod",
                                        "cart-2",
                                        "container app",
                                        "waiting, not ready: CrashLoopBackOff, exit code 139, restarted 4 times")
                                .pods("cart-1"),
                        "The process crashed in native code",
                        "pod shop/cart-2"));
    }

    private static Stream<Known> healthy() {
        return Stream.of(
                well("old restart", () -> pod("Possible CrashLoopBackOff", "cart-1")
                        .pods("cart-1", "cart-2")
                        .nodes("n1")
                        .monitors("errors", "latency")
                        .event("pod", "cart-1", "BackOff", "Back-off restarting failed container app", 66, 1)),
                well("restart just now, ready since", () -> pod("KubePodCrashLooping", "cart-1")
                        .pods("cart-1", "cart-2")
                        .event("pod", "cart-1", "BackOff", "Back-off restarting failed container app", 8, 1)),
                well("storage grew by itself", () -> calm(db("Low FreeStorageSpace"), "FreeStorageSpace")
                        .metric("FreeStorageSpace", "orders-db", "Bytes", spike(9e10, 4e8))
                        .event(
                                "database",
                                "orders-db",
                                "",
                                "free storage space is low (3 GB remaining). Storage autoscaling initiated.",
                                12,
                                1)
                        .good("database", "orders-db", "DB instance orders-db is available.", 5)),
                well("processor for five minutes", () -> calm(db("CPU above 80 %"), "CPUUtilization")
                        .metric("CPUUtilization", "orders-db", "Percent", spike(30, 93))),
                well("connections at half", () -> calm(
                                db("Connection pressure on orders-db (max_connections = 500)"), "DatabaseConnections")
                        .metric("DatabaseConnections", "orders-db", "Count", ramp(150, 230))
                        .query("orders-db", "SELECT 1", 1, "Client:ClientRead")),
                well("lag that was", () -> calm(db("ReplicaLag is high"), "ReplicaLag")
                        .metric("ReplicaLag", "orders-db-r", "Seconds", spike(1, 240))),
                well("only the alert", () -> calm(db("FATAL: too many connections, out of memory, disk full"))),
                well("backup", () -> calm(db("RDS event"), "WriteLatency")
                        .metric("WriteLatency", "orders-db", "Milliseconds", spike(1, 14))
                        .good("database", "orders-db", "Automated backup finished", 4)),
                well("lines that deny", () -> Situation.with("Errors of cart", Map.of("service", "cart"))
                        .pods("cart-1")
                        .monitors("errors")
                        .line("cart", "INFO no OOMKilled containers, 0 connection refused, OutOfMemory: none", 2, 3)),
                well("retry that worked", () -> Situation.with("Errors of cart", Map.of("service", "cart"))
                        .pods("cart-1")
                        .monitors("errors")
                        .line("cart", "WARN connection refused by 10.0.0.1, retry 1 succeeded", 2, 2)),
                well("usual errors", () -> Situation.with("Errors of cart", Map.of("service", "cart"))
                        .pods("cart-1")
                        .monitors("errors")
                        .usual("cart", "ERROR read timed out while fetching avatar", 40)),
                well("a rollout that is done", () -> Situation.with(
                                "KubeDeploymentReplicasMismatch", Map.of("deployment", "cart"))
                        .pods("cart-5", "cart-6")
                        .change("deployed cart 5", "cart", 12)
                        .event("pod", "cart-5", "Unhealthy", "Readiness probe failed: connection refused", 9, 3)),
                well("scheduling took a moment", () -> pod("Pod pending", "cart-7")
                        .pods("cart-7")
                        .nodes("n1")
                        .event(
                                "pod",
                                "cart-7",
                                "FailedScheduling",
                                "0/2 nodes are available: 2 Insufficient cpu.",
                                20,
                                2)),
                well("a node that came back", () -> Situation.with("KubeNodeNotReady", Map.of("node", "n1"))
                        .nodes("n1", "n2")
                        .pods("cart-1")
                        .event("node", "n1", "NodeNotReady", "Node n1 status is now: NodeNotReady", 9, 1)),
                well("maintenance", () -> calm(db("RDS event"))
                        .event("database", "orders-db", "", "Parameter group applied, reboot needed", 300, 1)),
                well("heartbeats", () -> Situation.with("Latency", Map.of("service", "cart"))
                        .pods("cart-1")
                        .monitors("latency")
                        .line("cart", "INFO heartbeat ok, connection pool at 12/100", 1, 9)));
    }

    private static Known one(String name, Supplier<Situation> situation, String cause, String object) {
        return new Known(name, situation, cause, object);
    }

    private static Known well(String name, Supplier<Situation> situation) {
        return new Known(name, situation, "", "");
    }
}
