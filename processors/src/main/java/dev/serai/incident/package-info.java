/** Which alerts belong together, where they happen, and whether somebody must be told: correlation and triage. */
@NullMarked
package dev.serai.incident;

import org.jspecify.annotations.NullMarked;
