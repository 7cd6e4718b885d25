package dev.serai.hub.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;

class TelegramSettingsTest {

    private static final URI API = URI.create("https://api.telegram.org/");
    private static final String TOKEN = "123456:ABC-DEF_ghijkl";
    private static final String SECRET = "0123456789abcdef";

    @Test
    void without_a_token_the_channel_is_off_whatever_else_is_set() {
        assertThat(new TelegramSettings(null, null, null, null, API, false).configured())
                .isFalse();
        assertThat(new TelegramSettings(" ", "", "", "", API, false).configured())
                .isFalse();
    }

    @Test
    void with_a_token_the_rest_must_be_right_and_the_error_names_the_property() {
        assertThatThrownBy(() -> new TelegramSettings("nonsense", "-1", null, SECRET, API, false))
                .hasMessageContaining("serai.channels.telegram.token")
                .hasMessageNotContaining("nonsense");
        assertThatThrownBy(() -> new TelegramSettings(TOKEN, "@name", null, SECRET, API, false))
                .hasMessageContaining("serai.channels.telegram.chat-id");
        assertThatThrownBy(() -> new TelegramSettings(TOKEN, "-1", null, null, API, false))
                .hasMessageContaining("serai.channels.telegram.secret-token")
                .hasMessageContaining("polling");
        assertThatThrownBy(() -> new TelegramSettings(TOKEN, "-1", null, "short", API, false))
                .hasMessageContaining("secret-token")
                .hasMessageNotContaining("short,");
        assertThatThrownBy(() -> new TelegramSettings(TOKEN, "-1", null, SECRET, URI.create("ftp://x"), false))
                .hasMessageContaining("serai.channels.telegram.base-uri");
    }

    @Test
    void its_text_has_no_secret() {
        TelegramSettings settings = new TelegramSettings(TOKEN, "-1", null, SECRET, API, false);

        assertThat(settings.toString()).doesNotContain(TOKEN, SECRET);
        assertThat(settings.escalationChat()).isEqualTo("-1");
        assertThat(settings.baseUri()).hasToString("https://api.telegram.org");
    }
}
