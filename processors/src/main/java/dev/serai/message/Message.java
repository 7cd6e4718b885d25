package dev.serai.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message for people, of no particular channel.
 *
 * @param blocks its parts in order
 * @param buttons what can be pressed under it
 * @param brief what is sent instead when the required parts do not fit; null if they always do
 */
public record Message(List<Block> blocks, List<Button> buttons, @Nullable Message brief) {

    public Message {
        if (blocks.isEmpty()) {
            throw new IllegalArgumentException("a message says something");
        }
        blocks = List.copyOf(blocks);
        buttons = List.copyOf(buttons);
    }
}
