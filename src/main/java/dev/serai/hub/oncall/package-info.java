/** Who is notified of what, and who is reached where. */
@NullMarked
package dev.serai.hub.oncall;

import org.jspecify.annotations.NullMarked;
