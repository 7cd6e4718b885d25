package dev.serai.message;

import org.jspecify.annotations.Nullable;

/**
 * Something to press.
 *
 * @param kind what pressing it means
 * @param label what it says, in ASCII: unlike the text of a message it has no other way to write a sign that a machine cannot
 * @param url where a {@code LINK} leads; null for the others
 */
public record Button(ButtonKind kind, String label, @Nullable String url) {

    /** What pressing means. */
    public enum ButtonKind {
        ACKNOWLEDGE,
        RESOLVE,
        /** Reminds nobody for an hour. */
        SNOOZE,
        /** Silences for two hours what the alerts have in common. */
        SILENCE,
        /** Makes who presses it the owner. */
        TAKE,
        /** Has the next decisions that a message lists sent by themselves. */
        SHOW,
        APPROVE,
        REJECT,
        LINK
    }

    public Button {
        if ((kind == ButtonKind.LINK) != (url != null)) {
            throw new IllegalArgumentException("a link has a url, and nothing else has one");
        }
        if (!label.chars().allMatch(sign -> sign >= ' ' && sign <= '~')) {
            throw new IllegalArgumentException("a label is printable ASCII");
        }
    }

    static Button of(ButtonKind kind, String label) {
        return new Button(kind, label, null);
    }

    static Button link(String label, String url) {
        return new Button(ButtonKind.LINK, label, url);
    }
}
