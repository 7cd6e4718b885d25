/** Checks files of routes, Kamelets and policies before a hub runs them. */
@NullMarked
package dev.serai.hub.lint;

import org.jspecify.annotations.NullMarked;
