/** Whether an incident pages somebody: an ordered list of stages, each of which decides or passes on. */
@NullMarked
package dev.serai.signal;

import org.jspecify.annotations.NullMarked;
