package dev.serai.alert.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.alert.Alert;
import dev.serai.alert.AlertState;
import dev.serai.alert.DeliveryJson;
import dev.serai.alert.DeliveryRefusal;
import dev.serai.alert.Normalised;
import dev.serai.alert.Payload;
import dev.serai.alert.Severity;
import dev.serai.policy.PolicyException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class MappingFileTest {

    private static final String FILE =
            """
            list: /events
            ignore: body.kind == 'ping'
            title: "item.service + ' is ' + item.condition"
            state: /condition
            states: { down: firing, up: resolved }
            severity: /weight
            severities: { "1": critical, "2": low }
            identity: [ service ]
            labels: { service: /service, region: /place/region, team: "has(item.team) ? item.team : 'nobody'" }
            annotations: { load: /load }
            links: { page: /url }
            starts_at: /since
            ends_at: /until
            """;

    private static final MappingFile MAPPING = MappingFile.read("sources/uptime.yaml", FILE);

    @Test
    void each_event_of_the_list_becomes_an_alert() {
        Normalised read = read(
                """
                {"kind": "state", "events": [
                  {"service": "shop", "condition": "down", "weight": 1, "place": {"region": "eu"}, "load": 0.75,
                   "url": "https://uptime.example.com/shop", "since": 1795168800},
                  {"service": "till", "condition": "up", "weight": "2", "since": 1795168800000, "until": "2026-11-20T11:00:00Z", "team": "pay"},
                  {"service": null, "condition": "sideways"}]}""");
        Alert down = read.alerts().get(0);
        assertThat(down.title()).isEqualTo("shop is down");
        assertThat(down.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(down.labels())
                .containsEntry("service", "shop")
                .containsEntry("region", "eu")
                .containsEntry("team", "nobody");
        assertThat(down.annotations()).containsEntry("load", "0.75");
        assertThat(down.content().links()).hasSize(1);
        assertThat(down.startsAt()).isEqualTo("2026-11-20T10:00:00Z");
        Alert up = read.alerts().get(1);
        assertThat(up.state()).isEqualTo(AlertState.RESOLVED);
        assertThat(up.startsAt()).isEqualTo("2026-11-20T10:00:00Z");
        assertThat(up.endsAt()).isEqualTo("2026-11-20T11:00:00Z");
        assertThat(up.labels()).containsEntry("team", "pay");
        assertThat(read.rejected()).hasSize(1);
    }

    @Test
    void only_the_labels_that_identify_it_make_its_fingerprint() {
        String one =
                "{\"events\": [{\"service\": \"shop\", \"condition\": \"down\", \"place\": {\"region\": \"%s\"}}]}";
        assertThat(read(one.formatted("eu")).alerts().get(0).fingerprint())
                .isEqualTo(read(one.formatted("us")).alerts().get(0).fingerprint())
                .isNotEqualTo(read(one.formatted("eu").replace("shop", "till"))
                        .alerts()
                        .get(0)
                        .fingerprint());
    }

    @Test
    void what_the_file_leaves_out_is_ignored_and_what_has_no_list_is_refused() {
        assertThat(read("{\"kind\": \"ping\"}").ignored()).isNotNull();
        assertThatThrownBy(() -> read("{\"kind\": \"state\"}")).isInstanceOf(DeliveryRefusal.class);
    }

    @Test
    void a_state_that_nothing_says_fires_and_is_noted() {
        Alert alert = read("{\"events\": [{\"service\": \"shop\", \"condition\": \"odd\"}]}")
                .alerts()
                .get(0);
        assertThat(alert.state()).isEqualTo(AlertState.FIRING);
        assertThat(alert.notes()).contains("its state is unknown: taken as firing");
    }

    @Test
    void a_broken_file_says_where() {
        refused("title: item.(\n", 1);
        refused("title: /a\nlabels:\n  x: 'other.name'\n", 3);
        refused("title: /a\nlabels: { x: /x }\nidentity: [ y ]\n", 3);
        refused("title: /a\nsurprise: 1\n", 2);
        refused("severity: /a\n", 1);
        refused("title: /a\nstates: { down: broken }\n", 2);
    }

    @Property(tries = 300)
    void whatever_is_delivered_it_is_read_or_told_apart(@ForAll String text, @ForAll int number) {
        for (String body : List.of(
                "{\"events\": [{\"service\": %s, \"condition\": %d, \"since\": %s}]}",
                "{\"events\": {\"a\": %s, \"b\": %d, \"c\": %s}}", "[%s, %d, %s]")) {
            JsonNode quoted = com.fasterxml.jackson.databind.node.TextNode.valueOf(text);
            try {
                read(body.formatted(quoted, number, quoted));
            } catch (DeliveryRefusal refusal) {
                assertThat(refusal.detail()).isNotBlank();
            }
        }
    }

    private static void refused(String file, int line) {
        assertThatThrownBy(() -> MappingFile.read("sources/x.yaml", file))
                .isInstanceOfSatisfying(PolicyException.class, e -> {
                    assertThat(e.errors().get(0).file()).isEqualTo("sources/x.yaml");
                    assertThat(e.errors().get(0).line()).isEqualTo(line);
                });
    }

    private static Normalised read(String body) {
        return MAPPING.normalise(new Payload(
                DeliveryJson.parse(body.getBytes(StandardCharsets.UTF_8)),
                null,
                "uptime",
                Instant.parse("2026-11-20T12:00:00Z")));
    }
}
