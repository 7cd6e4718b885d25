/** Recorded deliveries played through a changed policy: requests, rows, and the work itself. */
@NullMarked
package dev.serai.hub.replay;

import org.jspecify.annotations.NullMarked;
