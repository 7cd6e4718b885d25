/** The data zone: the only Java that speaks SQL, always from files under {@code sql/}. */
@NullMarked
package dev.serai.hub.store;

import org.jspecify.annotations.NullMarked;
