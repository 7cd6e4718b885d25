/** Gathers evidence and runs the analysts; what they conclude is decided in {@code dev.serai.analysis}. */
@NullMarked
package dev.serai.hub.analysis;

import org.jspecify.annotations.NullMarked;
