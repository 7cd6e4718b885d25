package dev.serai.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AudienceTest {

    private static final Instant AT = Instant.parse("2026-11-20T22:30:00Z");

    @Test
    void times_are_those_of_the_zone_and_name_the_day_where_it_is_another_one() {
        assertThat(in(ZoneOffset.UTC, AT).time(AT)).isEqualTo("22:30 UTC");
        assertThat(in(ZoneOffset.UTC, AT.plusSeconds(7200)).time(AT)).isEqualTo("20 Nov, 22:30 UTC");
        assertThat(in(ZoneId.of("Europe/Berlin"), AT.plusSeconds(7200)).time(AT))
                .isEqualTo("20 Nov, 23:30");
        assertThat(in(ZoneId.of("Asia/Tokyo"), AT).time(AT)).isEqualTo("07:30");
    }

    @Test
    void a_link_of_an_alert_is_a_button_where_it_leads_to_an_allowed_host_alone() {
        Audience reader = new Audience(
                null, ZoneOffset.UTC, AT, new LinkHosts(List.of("grafana.example.org", " *.Wiki.example.org ", "")));
        assertThat(reader.link("Dashboard", "https://grafana.example.org/d/1")).isPresent();
        assertThat(reader.link("Runbook", "http://a.b.wiki.example.org/x?y=1#z"))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.test/grafana.example.org",
                "https://grafana.example.org.evil.test/",
                "https://grafana.example.org@evil.test/",
                "https://user:password@grafana.example.org/",
                "https://evil.test\\@grafana.example.org/",
                "javascript://grafana.example.org/%0aalert(1)",
                "https://wiki.example.org/",
                "https://xwiki.example.org/",
                "https://grafana.example.org/\u202Egnp",
                "https://grafana.example.org/ x",
                "https://grafana.example.org/?token=" + "ghp" + "_a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8",
                "//grafana.example.org/",
                ""
            })
    void any_other_link_is_text(String url) {
        LinkHosts hosts = new LinkHosts(List.of("grafana.example.org", "*.wiki.example.org"));
        assertThat(hosts.allow(url)).isFalse();
        assertThat(hosts.allow("https://grafana.example.org/" + "x".repeat(600)))
                .isFalse();
        assertThat(LinkHosts.NONE.allow("https://grafana.example.org/")).isFalse();
    }

    private static Audience in(ZoneId zone, Instant now) {
        return new Audience(null, zone, now, LinkHosts.NONE);
    }
}
