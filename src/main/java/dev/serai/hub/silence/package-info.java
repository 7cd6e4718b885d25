/** What people set so that alerts notify nobody for a while: silences, maintenance windows, inhibition. */
@NullMarked
package dev.serai.hub.silence;

import org.jspecify.annotations.NullMarked;
