package dev.serai.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteFaultsTest {

    @TempDir
    Path root;

    @Test
    void a_file_that_holds_no_routes_is_told_from_the_start_and_an_empty_one_is_not() throws IOException {
        Files.writeString(root.resolve("empty.camel.yaml"), "");
        Files.writeString(root.resolve("off.camel.yaml"), "# off\n");
        Files.writeString(root.resolve("beans.camel.yaml"), "- beans: []\n");
        Files.writeString(root.resolve("pipe.camel.yaml"), "kind: Pipe\napiVersion: camel.apache.org/v1\n");
        Path strange = Files.writeString(root.resolve("strange.camel.yaml"), "# mine\nhello\n");
        RouteFaults faults = new RouteFaults(root.toString());
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            faults.beforeApplicationStart(camel);

            assertThat(faults.all()).containsExactly(new RouteFault(strange.toString(), 2, "holds no routes"));
            Files.delete(strange);
            assertThat(faults.all()).isEmpty();
        }
    }
}
