package dev.serai.hub.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlackSettingsTest {

    private static final URI API = URI.create("https://slack.com/");
    private static final List<String> SECRET = List.of("8f742231b10e8888abcd99yyyzzz85a5");

    @Test
    void with_nothing_set_the_channel_is_off() {
        assertThat(new SlackSettings(null, " ", null, List.of(""), null, null, API).configured())
                .isFalse();
    }

    @Test
    void with_anything_set_the_rest_must_be_right_and_the_error_names_the_property() {
        assertThatThrownBy(() -> new SlackSettings(null, "C024BE91L", null, SECRET, null, null, API))
                .hasMessageContaining("serai.channels.slack.token");
        assertThatThrownBy(() -> new SlackSettings("xoxb-12345678", null, null, SECRET, null, null, API))
                .hasMessageContaining("serai.channels.slack.channel");
        assertThatThrownBy(() -> new SlackSettings("xoxb-12345678", "#alerts", null, SECRET, null, null, API))
                .hasMessageContaining("serai.channels.slack.channel");
        assertThatThrownBy(() -> new SlackSettings("xoxb-12345678", "C024BE91L", null, List.of(), null, null, API))
                .hasMessageContaining("serai.channels.slack.signing-secret");
        assertThatThrownBy(
                        () -> new SlackSettings("xoxb-12345678", "C024BE91L", null, List.of("short"), null, null, API))
                .hasMessageContaining("signing-secret")
                .hasMessageNotContaining("short");
        assertThatThrownBy(() -> new SlackSettings("xoxb-12345678", "C024BE91L", null, SECRET, "x", null, API))
                .hasMessageContaining("serai.channels.slack.app-id");
        assertThatThrownBy(() -> new SlackSettings(
                        "xoxb-12345678", "C024BE91L", null, SECRET, null, null, URI.create("ftp://slack.com")))
                .hasMessageContaining("serai.channels.slack.server-url");
    }

    @Test
    void secrets_are_not_printed_and_the_escalation_goes_to_the_channel_unless_said_otherwise() {
        SlackSettings plain = new SlackSettings("xoxb-12345678", "C024BE91L", null, SECRET, "A1B2", "T1B2", API);

        assertThat(plain.configured()).isTrue();
        assertThat(plain.toString()).doesNotContain("xoxb", SECRET.get(0));
        assertThat(plain.escalation()).isEqualTo("C024BE91L");
        assertThat(new SlackSettings("xoxb-12345678", "C024BE91L", "C0ESC", SECRET, null, null, API).escalation())
                .isEqualTo("C0ESC");
    }
}
