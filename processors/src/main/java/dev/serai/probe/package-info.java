/** Which objects of a cluster an incident is about, and what was read of them worded as evidence. */
@NullMarked
package dev.serai.probe;

import org.jspecify.annotations.NullMarked;
