/** Telegram: its Bot API for sending and editing, its updates for presses and commands. */
@NullMarked
package dev.serai.hub.channel.telegram;

import org.jspecify.annotations.NullMarked;
