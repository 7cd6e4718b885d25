package dev.serai.hub.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.approval.Role;
import dev.serai.hub.routes.Folders;
import dev.serai.hub.routes.RoutesFolder;
import dev.serai.hub.settings.TenantSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who reads which playbook's file. */
class PlaybookSourcesTest {

    private static final String OWN = "name: own # token: ghp_0123456789abcdefghijABCDEFGHIJ012345";

    @TempDir
    Path root;

    private RoutesFolder folder;

    @BeforeEach
    void folder() {
        folder = Folders.over(root);
    }

    @Test
    void the_products_file_is_everybodys() {
        String text = folder.text("playbooks/crash-loop.yaml");

        assertThat(shown("crash-loop", text, Role.VIEWER, List.of("default", "acme")))
                .isEqualTo(text);
    }

    @Test
    void a_file_of_the_integrators_is_for_who_may_act_and_without_secrets() {
        assertThat(shown("own", OWN, Role.VIEWER, List.of())).isNull();
        assertThat(shown("own", OWN, Role.OPERATOR, List.of()))
                .contains("name: own", "[redacted:")
                .doesNotContain("ghp_0123456789");
        assertThat(shown("crash-loop", OWN, Role.VIEWER, List.of())).isNull();
    }

    @Test
    void where_there_are_several_tenants_nobody_reads_it() {
        assertThat(shown("own", OWN, Role.ADMIN, List.of("default", "acme"))).isNull();
    }

    private @Nullable String shown(String name, String text, Role role, List<String> tenants) {
        TenantSettings settings = new TenantSettings(tenants, Map.of(), Map.of(), Map.of());
        return new PlaybookSources(folder, settings).shown(name, text, role);
    }
}
