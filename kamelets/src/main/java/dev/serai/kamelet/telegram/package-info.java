/** Telegram's Bot API: messages, answers to pressed buttons, updates. */
@NullMarked
package dev.serai.kamelet.telegram;

import org.jspecify.annotations.NullMarked;
