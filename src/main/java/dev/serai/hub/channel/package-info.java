/** What all chats share: which messages there are, their delivery, presses and commands; a chat's own is beneath. */
@NullMarked
package dev.serai.hub.channel;

import org.jspecify.annotations.NullMarked;
