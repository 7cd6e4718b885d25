package dev.serai.incident;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class WorkloadNameTest {

    private static final char[] SAFE = "bcdfghjklmnpqrstvwxz2456789".toCharArray();

    @Test
    void what_a_controller_appended_is_taken_off() {
        assertThat(WorkloadName.ofPod("checkout-7d9f8b6c5d-x2x4z")).isEqualTo("checkout");
        assertThat(WorkloadName.ofPod("checkout-7d9f8b6c5-x2x1p")).isEqualTo("checkout");
        assertThat(WorkloadName.ofPod("cart-5c6d7e8f9-abcde")).isEqualTo("cart");
        assertThat(WorkloadName.ofPod("kafka-0")).isEqualTo("kafka");
        assertThat(WorkloadName.ofPod("node-exporter-b7kqz")).isEqualTo("node-exporter");
        assertThat(WorkloadName.ofPod("backup-28912345-zx9k2")).isEqualTo("backup");
        assertThat(WorkloadName.ofJob("backup-28912345")).isEqualTo("backup");
        assertThat(WorkloadName.ofJob("migrate")).isEqualTo("migrate");
    }

    @Test
    void an_ordinary_name_stays_as_it_is() {
        assertThat(WorkloadName.ofPod("kube-proxy")).isEqualTo("kube-proxy");
        assertThat(WorkloadName.ofPod("cart-redis")).isEqualTo("cart-redis");
        assertThat(WorkloadName.ofPod("api-gateway-service")).isEqualTo("api-gateway-service");
        assertThat(WorkloadName.ofPod("report-2024")).isEqualTo("report-2024");
        assertThat(WorkloadName.ofPod("web-frontend1-cache")).isEqualTo("web-frontend1-cache");
        assertThat(WorkloadName.ofPod("x")).isEqualTo("x");
    }

    @Property
    void a_deployments_pods_share_its_name(
            @ForAll("names") String name, @ForAll("hashes") String hash, @ForAll("suffixes") String suffix) {
        assertThat(WorkloadName.ofPod(name + "-" + hash + "-" + suffix)).isEqualTo(name);
    }

    @Property
    void a_daemon_sets_pods_share_its_name(@ForAll("words") String name, @ForAll("suffixes") String suffix) {
        assertThat(WorkloadName.ofPod(name + "-" + suffix)).isEqualTo(name);
    }

    @Property
    void any_text_gives_a_name_and_never_fails(@ForAll String text) {
        assertThat(text).startsWith(WorkloadName.ofPod(text));
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .numeric()
                .withChars('-')
                .ofMinLength(1)
                .ofMaxLength(40)
                // digits only between dashes would be a CronJob's schedule
                .filter(name -> !name.matches(".*-\\d{8,10}") && !name.endsWith("-"));
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings().withChars("aeiou0").ofMinLength(1).ofMaxLength(20);
    }

    @Provide
    Arbitrary<String> hashes() {
        return Arbitraries.strings().withChars(SAFE).ofMinLength(6).ofMaxLength(10);
    }

    @Provide
    Arbitrary<String> suffixes() {
        return Arbitraries.strings().withChars(SAFE).ofLength(5);
    }
}
