package dev.serai.hub.settings;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What everybody who uses this hub should know.
 *
 * @param notices sentences that {@code GET /api/v1/info} shows to anybody
 */
@ConfigurationProperties("serai")
public record NoticeSettings(@DefaultValue List<String> notices) {

    public NoticeSettings {
        notices = List.copyOf(notices);
        if (notices.stream().anyMatch(notice -> notice.isBlank() || notice.length() > 500)) {
            throw new IllegalArgumentException("serai.notices: each is 1 to 500 characters");
        }
    }
}
