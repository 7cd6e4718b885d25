/** Telegram's Bot API as far as the hub calls it, with a group and private chats that a person reads and writes from a terminal. */
@NullMarked
package dev.serai.demo.chat;

import org.jspecify.annotations.NullMarked;
