/** Runs one command in one locked-down container, with a deadline and an output limit. */
@NullMarked
package dev.serai.kamelet.sandbox;

import org.jspecify.annotations.NullMarked;
