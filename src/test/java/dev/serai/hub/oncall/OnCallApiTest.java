package dev.serai.hub.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.notify.NotifyPolicy;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is told of the routing policy. */
class OnCallApiTest {

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final NotifyPolicy POLICY = NotifyPolicy.read(
            "policy/notify.yaml",
            """
            hours:
              office: { zone: Europe/Berlin, days: [mon], from: "08:00", until: "18:00" }
            rules:
              - name: payments
                when: "notice.labels.customer == 'acme'"
                to: [slack]
            """);

    @Test
    void one_tenant_is_told_hours_and_conditions() {
        assertThat(OnCallApi.rules(POLICY, true, NOW).toString())
                .contains("name=office", "now=true", "name=payments", "when=notice.labels.customer == 'acme'");
    }

    @Test
    void several_tenants_are_told_none_of_them() {
        assertThat(OnCallApi.rules(POLICY, false, NOW).toString())
                .contains("hours=null", "name=payments", "when=null")
                .doesNotContain("acme");
    }
}
