/** Chats: sending, editing and receiving, today by Telegram. */
@NullMarked
package dev.serai.hub.channel;

import org.jspecify.annotations.NullMarked;
