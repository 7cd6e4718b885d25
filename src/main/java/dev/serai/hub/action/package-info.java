/** Running what was approved, at most once, and settling what is uncertain. */
@NullMarked
package dev.serai.hub.action;

import org.jspecify.annotations.NullMarked;
