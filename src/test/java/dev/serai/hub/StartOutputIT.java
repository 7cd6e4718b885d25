package dev.serai.hub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** What a start prints: no secret. */
@ExtendWith(OutputCaptureExtension.class)
class StartOutputIT {

    @Test
    void a_start_prints_no_secret(CapturedOutput output) {
        try (ConfigurableApplicationContext hub = new SpringApplicationBuilder(Hub.class)
                .initializers(new TestDatabase())
                .run("--server.port=0", "--logging.level.dev.serai=debug")) {
            assertThat(hub.isRunning()).isTrue();
            assertThat(output).contains("Tomcat started");
            TestKeys.PROPERTIES.forEach((name, secret) -> {
                // The kind of a source is no secret.
                if (!name.endsWith(".kind")) {
                    assertThat(output.getAll()).as(name).doesNotContain(String.valueOf(secret));
                }
            });
        }
    }
}
