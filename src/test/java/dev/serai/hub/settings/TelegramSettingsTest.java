package dev.serai.hub.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class TelegramSettingsTest {

    private static final URI API = URI.create("https://api.telegram.org/");
    private static final String TOKEN = "123456:ABC-DEF_ghijkl";
    private static final List<String> SECRET = List.of("0123456789abcdef");

    @Test
    void without_a_token_the_channel_is_off_whatever_else_is_set() {
        assertThat(new TelegramSettings(null, null, null, List.of(), API, false).configured())
                .isFalse();
        assertThat(new TelegramSettings(" ", "", "", List.of(""), API, false).configured())
                .isFalse();
    }

    @Test
    void with_a_token_the_rest_must_be_right_and_the_error_names_the_property() {
        assertThatThrownBy(() -> new TelegramSettings("nonsense", "-1", null, SECRET, API, false))
                .hasMessageContaining("serai.channels.telegram.token")
                .hasMessageNotContaining("nonsense");
        assertThatThrownBy(() -> new TelegramSettings(TOKEN, "@name", null, SECRET, API, false))
                .hasMessageContaining("serai.channels.telegram.chat-id");
        assertThatThrownBy(() -> new TelegramSettings(TOKEN, "-1", null, List.of(), API, false))
                .hasMessageContaining("serai.channels.telegram.secret-token")
                .hasMessageContaining("polling");
        assertThatThrownBy(() -> new TelegramSettings(TOKEN, "-1", null, List.of(SECRET.get(0), "short"), API, false))
                .hasMessageContaining("secret-token")
                .hasMessageNotContaining("short,");
        assertThatThrownBy(() -> new TelegramSettings(TOKEN, "-1", null, SECRET, URI.create("ftp://x"), false))
                .hasMessageContaining("serai.channels.telegram.base-uri");
    }

    @Test
    void its_text_has_no_secret() {
        TelegramSettings settings = new TelegramSettings(TOKEN, "-1", null, SECRET, API, false);

        assertThat(settings.toString()).doesNotContain(TOKEN, SECRET.get(0));
        assertThat(settings.escalationChat()).isEqualTo("-1");
        assertThat(settings.baseUri()).hasToString("https://api.telegram.org");
    }
}
