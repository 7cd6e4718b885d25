package dev.serai.message;

import dev.serai.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as a chat takes it.
 *
 * @param text its text in the chat's markup
 * @param units the length the reader sees, in UTF-16 units
 * @param buttons what can be pressed under it
 * @param mentions the ids, in the channel, of those whom it calls: nobody else may be
 * @param reason what has to become different for it to be sent again; null where any change is a reason
 */
public record Rendered(String text, int units, List<Button> buttons, List<String> mentions, @Nullable String reason) {

    public Rendered {
        buttons = List.copyOf(buttons);
        mentions = List.copyOf(mentions);
    }

    /** One that follows each change. */
    public Rendered(String text, int units, List<Button> buttons, List<String> mentions) {
        this(text, units, buttons, mentions, null);
    }

    /** One that calls nobody. */
    public Rendered(String text, int units, List<Button> buttons) {
        this(text, units, buttons, List.of());
    }

    /** Whether one of its buttons means this. */
    public boolean offers(Button.ButtonKind kind) {
        return buttons.stream().anyMatch(button -> button.kind() == kind);
    }

    /** SHA-256 in hex over what is a reason to send it, else over text and buttons: equal content need not be sent again. */
    public String sha256() {
        MessageDigest digest = Sha256.digest();
        if (reason != null) {
            return HexFormat.of().formatHex(digest.digest(reason.getBytes(StandardCharsets.UTF_8)));
        }
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(buttons.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest());
    }
}
