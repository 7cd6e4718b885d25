package dev.serai.kamelet.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the kernel answers to system calls in a sandbox, asked by a program of one call each on a real engine. */
class SeccompIT {

    private static final int REFUSED = 1;
    private static final int NOT_THERE = 38;
    private static final int UNIX = 1;
    private static final int INET = 2;
    private static final int INET6 = 10;
    private static final int NETLINK = 16;
    private static final String EACH = "for probe in /probe/*; do $probe; echo ${probe##*/} $?; done";

    private static final Main CAMEL = new Main();
    private static final Map<String, SyscallProbe> PROBES = new LinkedHashMap<>();
    private static Map<String, Integer> inside;
    private static String image;

    @BeforeAll
    static void ask() throws Exception {
        IntStream.range(0, 46).forEach(family -> PROBES.put("socket-" + family, SyscallProbe.socket(family, 2, 0)));
        PROBES.put("socket-high", new SyscallProbe(41, 198, 0x100000001L, 2, 0));
        PROBES.put("netlink-route", SyscallProbe.socket(16, 3, 0));
        PROBES.put("netlink-netfilter", SyscallProbe.socket(16, 3, 12));
        PROBES.put("socketpair-vsock", new SyscallProbe(53, 199, 40, 1, 0));
        PROBES.put("io_uring_setup", new SyscallProbe(425, 425, 1, 0));
        PROBES.put("io_uring_enter", new SyscallProbe(426, 426, 0, 0, 0));
        PROBES.put("io_uring_register", new SyscallProbe(427, 427, 0, 0, 0));
        PROBES.put("clone-user", new SyscallProbe(56, 220, 0x10000000 | 17, 0, 0));
        PROBES.put("clone3", new SyscallProbe(435, 435, 0, 0));
        PROBES.put("unshare-user", new SyscallProbe(272, 97, 0x10000000));
        PROBES.put("ptrace", new SyscallProbe(101, 117, 0, 0, 0));
        PROBES.put("process_vm_readv", new SyscallProbe(310, 270, 0, 0, 0));
        PROBES.put("bpf", new SyscallProbe(321, 280, 0, 0, 0));
        PROBES.put("perf_event_open", new SyscallProbe(298, 241, 0, 0, 0));
        PROBES.put("userfaultfd", new SyscallProbe(323, 282, 0));
        PROBES.put("keyctl", new SyscallProbe(250, 219, 0, 0, 0));
        PROBES.put("add_key", new SyscallProbe(248, 217, 0, 0, 0));
        PROBES.put("memfd_create", new SyscallProbe(319, 279, 0, 0));
        PROBES.put("personality-uncommon", new SyscallProbe(135, 92, 0x0040000));
        PROBES.put("getpid", new SyscallProbe(39, 172));
        image = TestImage.with(PROBES);
        CAMEL.start();
        inside = answers(sandboxed());
    }

    @AfterAll
    static void stop() {
        CAMEL.stop();
    }

    private static String sandboxed() {
        ProducerTemplate template = CAMEL.getCamelContext().createProducerTemplate();
        String actionId = UUID.randomUUID().toString();
        try {
            Map<?, ?> result = template.requestBodyAndHeader(
                    "kamelet:docker-sandbox-action?image=" + image,
                    Map.of("command", List.of("/bin/sh", "-c", EACH)),
                    "actionId",
                    actionId,
                    Map.class);
            return String.valueOf(result.get("stdout"));
        } finally {
            template.sendBodyAndHeader("kamelet:docker-sandbox-remove-action", null, "actionId", actionId);
        }
    }

    private static Map<String, Integer> answers(String output) {
        Map<String, Integer> answers = output.lines()
                .map(line -> line.split(" "))
                .collect(Collectors.toMap(words -> words[0], words -> Integer.valueOf(words[1])));
        assertThat(answers).containsOnlyKeys(PROBES.keySet());
        return answers;
    }

    @Test
    void only_the_socket_families_that_a_command_needs_are_there() {
        List<Integer> open = IntStream.range(0, 46)
                .filter(family -> inside.get("socket-" + family) != REFUSED)
                .boxed()
                .toList();
        assertThat(open).containsExactly(UNIX, INET, INET6, NETLINK);
        assertThat(inside).containsEntry("socket-40", REFUSED).containsEntry("socket-high", REFUSED);
        assertThat(inside).containsEntry("netlink-netfilter", REFUSED).containsEntry("socketpair-vsock", REFUSED);
        assertThat(inside.get("netlink-route")).isNotIn(REFUSED, NOT_THERE);
    }

    @Test
    void io_uring_is_not_there() {
        assertThat(inside)
                .containsEntry("io_uring_setup", REFUSED)
                .containsEntry("io_uring_enter", REFUSED)
                .containsEntry("io_uring_register", REFUSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "clone-user",
                "unshare-user",
                "ptrace",
                "process_vm_readv",
                "bpf",
                "perf_event_open",
                "userfaultfd",
                "keyctl",
                "add_key",
                "memfd_create",
                "personality-uncommon"
            })
    void what_a_command_has_no_use_for_is_refused(String call) {
        assertThat(inside).containsEntry(call, REFUSED);
    }

    @Test
    void libraries_are_told_that_there_is_no_clone3_and_ordinary_calls_pass() {
        assertThat(inside).containsEntry("clone3", NOT_THERE);
        assertThat(inside.get("getpid")).isNotIn(REFUSED, NOT_THERE);
    }

    /** Else a refusal would say nothing about the profile. */
    @Test
    void without_a_profile_the_same_programs_are_not_refused() throws Exception {
        Map<String, Integer> free = answers(TestImage.run(
                "docker",
                "run",
                "--rm",
                "--user=65534:65534",
                "--network=none",
                "--cap-drop=ALL",
                "--security-opt=no-new-privileges",
                "--security-opt=seccomp=unconfined",
                image,
                "/bin/sh",
                "-c",
                EACH));
        for (String call :
                List.of("socket-40", "socket-high", "netlink-netfilter", "memfd_create", "ptrace", "clone3")) {
            assertThat(free.get(call)).as(call).isNotIn(REFUSED, NOT_THERE);
        }
    }
}
