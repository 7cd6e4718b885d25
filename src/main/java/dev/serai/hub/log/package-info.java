/** The gate of the log. */
@NullMarked
package dev.serai.hub.log;

import org.jspecify.annotations.NullMarked;
