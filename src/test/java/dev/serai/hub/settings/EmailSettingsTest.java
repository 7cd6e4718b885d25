package dev.serai.hub.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.hub.settings.EmailSettings.EmailSecurity;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmailSettingsTest {

    private static final List<String> TO = List.of("on-call@shop.example");

    @Test
    void with_nothing_set_the_channel_is_off() {
        assertThat(settings(" ", EmailSecurity.STARTTLS, null, null, List.of()).configured())
                .isFalse();
    }

    @Test
    void addresses_may_stand_in_one_line_and_no_secret_is_shown() {
        EmailSettings settings = settings(
                "mail.example",
                EmailSecurity.IMPLICIT,
                "secret-word",
                "serai@shop.example",
                List.of("a@b.example, c@d.example"));

        assertThat(settings.to()).containsExactly("a@b.example", "c@d.example");
        assertThat(settings.toString()).doesNotContain("secret-word");
    }

    @Test
    void with_anything_set_the_rest_must_be_right_and_the_error_names_the_property() {
        refused("host", null, EmailSecurity.STARTTLS, null, "serai@shop.example", TO);
        refused("host", "mail example", EmailSecurity.STARTTLS, null, "serai@shop.example", TO);
        refused("from", "mail.example", EmailSecurity.STARTTLS, null, null, TO);
        refused("from", "mail.example", EmailSecurity.STARTTLS, null, "Serai <serai@shop.example>", TO);
        refused("from", "mail.example", EmailSecurity.STARTTLS, null, "a@b.example\r\nBcc: c@d.example", TO);
        refused("to", "mail.example", EmailSecurity.STARTTLS, null, "serai@shop.example", List.of());
        refused("to", "mail.example", EmailSecurity.STARTTLS, null, "serai@shop.example", List.of("nobody"));
        refused("tls", "mail.example", EmailSecurity.NONE, "secret-word", "serai@shop.example", TO);
        assertThat(settings("localhost", EmailSecurity.NONE, "secret-word", "serai@shop.example", TO)
                        .configured())
                .isTrue();
    }

    private static void refused(
            String property, String host, EmailSecurity tls, String password, String from, List<String> to) {
        assertThatThrownBy(() -> settings(host, tls, password, from, to))
                .hasMessageContaining("serai.channels.email." + property)
                .hasMessageNotContaining("secret-word");
    }

    private static EmailSettings settings(
            String host, EmailSecurity tls, String password, String from, List<String> to) {
        return new EmailSettings(host, 587, tls, password == null ? null : "serai", password, from, to, List.of());
    }
}
