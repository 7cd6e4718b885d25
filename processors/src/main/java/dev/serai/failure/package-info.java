/** How failures are read, in one place. */
@NullMarked
package dev.serai.failure;

import org.jspecify.annotations.NullMarked;
