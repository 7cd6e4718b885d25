/** Conversations with people: their rows, who may say what, and answers from what is stored. */
@NullMarked
package dev.serai.hub.conversation;

import org.jspecify.annotations.NullMarked;
