/** Settings as records that validate themselves. */
@NullMarked
package dev.serai.hub.settings;

import org.jspecify.annotations.NullMarked;
