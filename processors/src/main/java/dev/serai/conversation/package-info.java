/** Conversations with people: how long they live, what is asked, answers from stored facts, and how replies are cut. */
@NullMarked
package dev.serai.conversation;

import org.jspecify.annotations.NullMarked;
