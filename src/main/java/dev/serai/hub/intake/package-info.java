/** The webhooks' front: who may send, how much, and what they are answered. */
@NullMarked
package dev.serai.hub.intake;

import org.jspecify.annotations.NullMarked;
