package dev.serai.hub.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.hub.settings.TenantSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class JobMetricsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void a_route_that_comes_again_does_not_register_its_gauges_again(CapturedOutput log) {
        TenantSettings tenants = new TenantSettings(List.of("default"), Map.of(), Map.of(), Map.of());
        JobMetrics metrics = new JobMetrics(registry, null, tenants, Clock.systemUTC());

        metrics.watch("run");
        int once = registry.getMeters().size();
        metrics.watch("run");
        assertThat(registry.getMeters()).hasSize(once);
        assertThat(log.getAll()).doesNotContain("already registered");

        metrics.watch("verify");
        assertThat(registry.find("serai.job.waiting").gauges()).hasSize(2);
    }
}
