/** Searches what is known: an index over chunks, in memory, made again whenever it is needed. */
@NullMarked
package dev.serai.kamelet.knowledge;

import org.jspecify.annotations.NullMarked;
