/** Sends what happened to other systems. */
@NullMarked
package dev.serai.kamelet.events;

import org.jspecify.annotations.NullMarked;
