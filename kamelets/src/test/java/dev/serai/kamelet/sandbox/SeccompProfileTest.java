package dev.serai.kamelet.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The profile as a text; what a kernel makes of it is asked by {@link SeccompIT}. */
class SeccompProfileTest {

    private static JsonNode profile;

    @BeforeAll
    static void read() throws IOException {
        String options = String.join(" ", Hardening.hostConfig(1, 1, 1).getSecurityOpts());
        assertThat(options).startsWith("no-new-privileges seccomp=");
        profile = new ObjectMapper().readTree(options.substring(options.indexOf('{')));
    }

    @Test
    void what_is_not_named_is_refused_and_no_other_instruction_set_is_let_in() {
        assertThat(profile.path("defaultAction").asText()).isEqualTo("SCMP_ACT_ERRNO");
        profile.path("archMap")
                .forEach(arch -> assertThat(arch.path("subArchitectures")).isEmpty());
    }

    @Test
    void each_call_is_named_once_but_for_those_that_are_told_apart_by_an_argument() {
        List<String> whole = new ArrayList<>();
        for (JsonNode rule : profile.path("syscalls")) {
            rule.path("names").forEach(name -> {
                if (!rule.has("args")) {
                    whole.add(name.asText());
                }
            });
        }
        assertThat(whole).doesNotHaveDuplicates();
        for (String refused : new String[] {
            "socket",
            "socketpair",
            "socketcall",
            "clone",
            "personality",
            "io_uring_setup",
            "io_uring_enter",
            "io_uring_register",
            "io_submit",
            "memfd_create",
            "ptrace",
            "process_vm_readv",
            "bpf",
            "unshare",
            "setns",
            "mount",
            "keyctl",
            "userfaultfd",
            "perf_event_open",
            "open_by_handle_at",
            "name_to_handle_at",
            "pidfd_getfd"
        }) {
            assertThat(whole).doesNotContain(refused);
        }
    }
}
