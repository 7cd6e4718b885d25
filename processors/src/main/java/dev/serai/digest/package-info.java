/** Digests, each in one place. */
@NullMarked
package dev.serai.digest;

import org.jspecify.annotations.NullMarked;
