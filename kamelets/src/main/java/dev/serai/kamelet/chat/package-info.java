/** What the Kamelets of all chats share: how a call fails, what passes to an API and back, who may call in. */
@NullMarked
package dev.serai.kamelet.chat;

import org.jspecify.annotations.NullMarked;
