package dev.serai.hub.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiscordSettingsTest {

    private static final URI API = URI.create("https://discord.com/api/v10/");
    private static final String TOKEN = "bot-token-for-a-test.which.is-none";
    // RFC 8032, 7.1, test 1: a public key of the curve.
    private static final String KEY = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

    @Test
    void without_anything_the_channel_is_off() {
        assertThat(new DiscordSettings(null, null, List.of(), null, null, API).configured())
                .isFalse();
        assertThat(new DiscordSettings(" ", "", List.of(""), "", " ", API).configured())
                .isFalse();
    }

    @Test
    void with_a_part_the_rest_must_be_there_and_the_error_names_what_is_not() {
        refused("bot-token", () -> new DiscordSettings(null, "1", List.of(KEY), "2", null, API));
        refused("bot-token", () -> new DiscordSettings(null, null, List.of(), "2", null, API));
        refused("bot-token", () -> new DiscordSettings("short secret", "1", List.of(KEY), "2", null, API));
        refused("application-id", () -> new DiscordSettings(TOKEN, null, List.of(KEY), "2", null, API));
        refused("public-key", () -> new DiscordSettings(TOKEN, "1", List.of(), "2", null, API));
        refused("public-key", () -> new DiscordSettings(TOKEN, "1", List.of(KEY, "ff"), "2", null, API));
        refused("channel-id", () -> new DiscordSettings(TOKEN, "1", List.of(KEY), "#ops", null, API));
        refused("escalation-channel-id", () -> new DiscordSettings(TOKEN, "1", List.of(KEY), "2", "x", API));
        refused("base-url", () -> new DiscordSettings(TOKEN, "1", List.of(KEY), "2", null, URI.create("ftp://x")));
    }

    @Test
    void with_all_it_is_on_and_its_text_has_no_secret() {
        DiscordSettings settings = new DiscordSettings(TOKEN, "1", List.of(KEY.toUpperCase()), "2", null, API);

        assertThat(settings.configured()).isTrue();
        assertThat(settings.publicKey()).containsExactly(KEY);
        assertThat(settings.escalationChannel()).isEqualTo("2");
        assertThat(settings.baseUrl()).hasToString("https://discord.com/api/v10");
        assertThat(settings.toString()).doesNotContain(TOKEN);
    }

    private static void refused(String property, org.assertj.core.api.ThrowableAssert.ThrowingCallable settings) {
        assertThatThrownBy(settings)
                .hasMessageStartingWith("serai.channels.discord." + property)
                .hasMessageNotContaining("short secret");
    }
}
