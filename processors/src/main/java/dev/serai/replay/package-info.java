/** A policy tried on alerts with a clock of its own: what it would have paged, tests of policies, and two compared. */
@NullMarked
package dev.serai.replay;

import org.jspecify.annotations.NullMarked;
