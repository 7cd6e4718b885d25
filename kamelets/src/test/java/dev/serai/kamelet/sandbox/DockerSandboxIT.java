package dev.serai.kamelet.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sandbox Kamelets in a plain Camel, without the hub, on a real engine. */
class DockerSandboxIT {

    private static final Main CAMEL = new Main();
    private static String image;
    private static ProducerTemplate template;

    private final String actionId = UUID.randomUUID().toString();

    @BeforeAll
    static void start() throws Exception {
        image = TestImage.id();
        CAMEL.start();
        template = CAMEL.getCamelContext().createProducerTemplate();
    }

    @AfterAll
    static void stop() {
        CAMEL.stop();
    }

    @AfterEach
    void remove() throws Exception {
        template.sendBodyAndHeader("kamelet:docker-sandbox-remove-action", null, "actionId", actionId);
        assertThat(containers()).isEmpty();
    }

    private String containers() throws Exception {
        return TestImage.run("docker", "ps", "-aq", "--filter", "name=serai-" + actionId);
    }

    private Map<?, ?> run(byte[] input, String options, String... command) {
        Map<String, Object> headers = new HashMap<>(Map.of("actionId", actionId));
        if (input != null) {
            headers.put("stdin", input);
        }
        return template.requestBodyAndHeaders(
                "kamelet:docker-sandbox-action?image=" + image + options,
                Map.of("command", List.of(command)),
                headers,
                Map.class);
    }

    private Map<?, ?> sh(String script) {
        return run(null, "", "/bin/sh", "-c", script);
    }

    @Test
    void a_command_reads_its_input_to_the_end_and_its_two_streams_stay_apart() {
        byte[] input = "one\ntwo\0three".getBytes(StandardCharsets.UTF_8);
        Map<?, ?> result = run(input, "", "/bin/sh", "-c", "cat; echo oops >&2");
        assertThat(result.get("outcome")).isEqualTo("succeeded");
        assertThat(result.get("reason")).isEqualTo("EXITED");
        assertThat(result.get("stdout")).isEqualTo("one\ntwo\0three");
        assertThat(result.get("stderr")).isEqualTo("oops\n");
        assertThat(result.get("truncated")).isEqualTo(false);
    }

    @Test
    void a_mebibyte_of_input_arrives_whole() {
        Map<?, ?> result = run(new byte[1024 * 1024], "", "/bin/busybox", "wc", "-c");
        assertThat(result.get("stdout").toString().strip()).isEqualTo("1048576");
    }

    @Test
    void seen_from_inside_everything_is_denied() {
        Map<?, ?> result = sh("id -u; id -g; grep -E 'CapEff|CapBnd|NoNewPrivs|Seccomp:' /proc/self/status;"
                + " ls /sys/class/net; echo > /x; echo > /tmp/y && echo tmp-ok; ls /var/run/docker.sock;"
                + " grep ' / ' /proc/mounts; grep ' /tmp ' /proc/mounts");
        String seen = result.get("stdout").toString();
        assertThat(seen)
                .startsWith("65534\n65534\n")
                .contains("CapEff:\t0000000000000000")
                .contains("CapBnd:\t0000000000000000")
                .contains("NoNewPrivs:\t1")
                .contains("Seccomp:\t2")
                .contains("tmp-ok")
                .containsPattern("overlay / overlay ro")
                .containsPattern("tmpfs /tmp tmpfs rw,nosuid,nodev,noexec")
                .containsPattern("(?m)^lo$")
                .doesNotContain("eth0");
        assertThat(result.get("stderr").toString())
                .contains("Read-only file system")
                .contains("docker.sock: No such file");
    }

    @Test
    void seen_from_the_engine_the_limits_and_labels_are_set() throws Exception {
        run(null, "&hub=hub-7&memory=67108864&cpus=0.5&pids=16", "/bin/sh", "-c", "echo done");
        String inspected = TestImage.run(
                "docker",
                "inspect",
                "-f",
                "{{.Config.User}} {{.HostConfig.Memory}} {{.HostConfig.MemorySwap}} {{.HostConfig.NanoCpus}}"
                        + " {{.HostConfig.PidsLimit}} {{.HostConfig.NetworkMode}} {{.HostConfig.CapDrop}}"
                        + " {{index .HostConfig.SecurityOpt 0}} {{len .HostConfig.SecurityOpt}} {{.HostConfig.ReadonlyRootfs}} {{.HostConfig.AutoRemove}}"
                        + " {{.HostConfig.Privileged}} {{.HostConfig.Binds}} {{index .Config.Labels \"dev.serai.hub\"}}"
                        + " {{index .Config.Labels \"dev.serai.action\"}} {{.Config.Env}} {{.Image}}",
                "serai-" + actionId);
        assertThat(inspected)
                .isEqualTo("65534:65534 67108864 67108864 500000000 16 none [ALL] no-new-privileges 2 true false"
                        + " false <no value> hub-7 " + actionId + " [HOME=/tmp] " + image);
    }

    @Test
    void a_command_that_does_not_end_is_killed_at_the_deadline() {
        long before = System.nanoTime();
        Map<?, ?> result = run(null, "&timeLimit=6000", "/bin/sh", "-c", "echo begun; sleep 100");
        assertThat(result.get("outcome")).isEqualTo("failed");
        assertThat(result.get("reason")).isEqualTo("TIMEOUT");
        assertThat(result.get("stdout")).isEqualTo("begun\n");
        assertThat((System.nanoTime() - before) / 1_000_000_000L).isLessThan(90);
    }

    @Test
    void output_over_the_limit_is_cut_and_the_command_still_ends() {
        Map<?, ?> result = run(null, "&outputLimit=1000", "/bin/sh", "-c", "yes | head -c 300000; echo end >&2");
        assertThat(result.get("outcome")).isEqualTo("succeeded");
        assertThat(result.get("stdout").toString()).hasSize(1000);
        assertThat(result.get("truncated")).isEqualTo(true);
        assertThat(result.get("stderr")).isEqualTo("end\n");
    }

    @Test
    void memory_and_processes_are_bounded() {
        Map<?, ?> result = run(
                null,
                "&memory=16777216&timeLimit=20000",
                "/bin/busybox",
                "dd",
                "if=/dev/zero",
                "of=/dev/null",
                "bs=200M");
        assertThat(result.get("outcome")).isEqualTo("failed");
        assertThat(result.get("reason")).isIn("OUT_OF_MEMORY", "EXIT_CODE");
    }

    @Test
    void a_fork_bomb_hits_the_limit_and_ends_with_its_container() {
        Map<?, ?> result = run(
                null,
                "&pids=8&timeLimit=20000",
                "/bin/sh",
                "-c",
                "for i in 1 2 3 4 5 6 7 8 9; do sleep 30 & done; wait");
        assertThat(result.get("stderr").toString()).contains("can't fork");
    }

    @Test
    void the_exit_code_of_a_command_that_fails_is_its_result() {
        Map<?, ?> result = sh("exit 3");
        assertThat(result.get("outcome")).isEqualTo("failed");
        assertThat(result.get("reason")).isEqualTo("EXIT_CODE");
        assertThat(result.get("exit_code")).isEqualTo(3L);
    }

    @Test
    void one_action_never_gets_a_second_container() throws Exception {
        sh("echo first");
        String first = containers();
        assertThatThrownBy(() -> sh("echo second")).isInstanceOf(Exception.class);
        assertThat(containers()).isEqualTo(first);
    }

    @Test
    void an_image_that_is_not_there_is_never_fetched_and_nothing_ran() {
        Map<?, ?> result = template.requestBodyAndHeader(
                "kamelet:docker-sandbox-action?image=sha256:" + "0".repeat(64),
                Map.of("command", List.of("true")),
                "actionId",
                actionId,
                Map.class);
        assertThat(result.get("reason")).isEqualTo("IMAGE_MISSING");
    }

    @ParameterizedTest
    @CsvSource({"no-such-command, COMMAND_NOT_FOUND", "/bin, COMMAND_NOT_EXECUTABLE", "/tmp/nothing, COMMAND_NOT_FOUND"
    })
    void a_command_that_the_image_does_not_have_has_failed_and_adoption_says_so_too(String command, String reason) {
        Map<?, ?> result = run(null, "", command, "x");
        assertThat(result.get("outcome")).isEqualTo("failed");
        assertThat(result.get("reason")).isEqualTo(reason);
        assertThat(adopt(actionId)).isEqualTo(result);
    }

    @Test
    void what_the_engine_cannot_start_for_another_reason_has_failed_as_well() throws Exception {
        TestImage.run("docker", "create", "--name", "serai-" + actionId, "--device", "/dev/nothing", image, "/bin/id");
        TestImage.run("docker", "start", "serai-" + actionId);
        assertThat(adopt(actionId).get("reason")).isEqualTo("START_FAILED");
    }

    @Test
    void an_image_without_a_digest_is_refused() {
        assertThatThrownBy(() -> template.requestBodyAndHeader(
                        "kamelet:docker-sandbox-action?image=serai-test:busybox",
                        Map.of("command", List.of("true")),
                        "actionId",
                        actionId,
                        Map.class))
                .hasStackTraceContaining("is not pinned");
    }

    @Test
    void headers_of_a_caller_never_reach_the_engine() {
        Map<?, ?> result = template.requestBodyAndHeaders(
                "kamelet:docker-sandbox-action?image=" + image,
                Map.of("command", List.of("/bin/id", "-u")),
                Map.of(
                        "actionId",
                        actionId,
                        "CamelDockerUser",
                        "0",
                        "CamelDockerHost",
                        "/nowhere",
                        "CamelDockerBinds",
                        "/:/host"),
                Map.class);
        assertThat(result.get("stdout")).isEqualTo("65534\n");
    }

    @Test
    void what_ran_is_adopted_with_its_whole_result_and_what_did_not_is_known_to_be_absent() {
        Map<?, ?> result = sh("echo out; echo err >&2; exit 4");
        assertThat(adopt(actionId)).isEqualTo(result);
        // Found long after its time, it still ended in time.
        Map<?, ?> late = template.requestBodyAndHeader(
                "kamelet:docker-sandbox-adopt-action?timeLimit=1", null, "actionId", actionId, Map.class);
        assertThat(late).isEqualTo(result);
        assertThat(adopt(UUID.randomUUID().toString()).get("reason")).isEqualTo("NO_EFFECT_FOUND");
    }

    @Test
    void a_container_that_was_created_but_never_started_is_not_started_by_adoption() throws Exception {
        TestImage.run("docker", "create", "--name", "serai-" + actionId, image, "/bin/sh", "-c", "echo no");
        assertThat(adopt(actionId).get("reason")).isEqualTo("NO_EFFECT_FOUND");
        assertThat(TestImage.run("docker", "inspect", "-f", "{{.State.Status}}", "serai-" + actionId))
                .isEqualTo("created");
    }

    @Test
    void a_start_that_comes_too_late_is_not_made_and_adoption_knows_it() throws Exception {
        Map<String, Object> headers = Map.of(
                "actionId",
                actionId,
                "startBefore",
                Instant.now().minusSeconds(1).toString());
        Map<String, Object> arguments = Map.of("command", List.of("/bin/sh", "-c", "echo no"));
        String kamelet = "kamelet:docker-sandbox-action?image=" + image;
        assertThatThrownBy(() -> template.requestBodyAndHeaders(kamelet, arguments, headers))
                .hasStackTraceContaining("was not started before");
        assertThat(TestImage.run("docker", "inspect", "-f", "{{.State.Status}}", "serai-" + actionId))
                .isEqualTo("created");
        assertThat(adopt(actionId).get("reason")).isEqualTo("NO_EFFECT_FOUND");
    }

    @Test
    void a_container_that_still_runs_is_awaited_by_adoption_and_killed_when_its_time_is_over() throws Exception {
        TestImage.run(
                "docker", "run", "-d", "--name", "serai-" + actionId, image, "/bin/sh", "-c", "echo on; sleep 60");
        Map<?, ?> result = template.requestBodyAndHeader(
                "kamelet:docker-sandbox-adopt-action?timeLimit=6000", null, "actionId", actionId, Map.class);
        assertThat(result.get("reason")).isEqualTo("TIMEOUT");
        assertThat(result.get("stdout")).isEqualTo("on\n");
    }

    private static Map<?, ?> adopt(String id) {
        return template.requestBodyAndHeader("kamelet:docker-sandbox-adopt-action", null, "actionId", id, Map.class);
    }
}
