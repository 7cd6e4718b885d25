/** Who is on call when, and who is called in which order while nobody acknowledges. */
@NullMarked
package dev.serai.oncall;

import org.jspecify.annotations.NullMarked;
