/** The data zone: the only Java that speaks SQL, always from files under {@code sql/}. */
@NullMarked
package dev.serai.hub.db;

import org.jspecify.annotations.NullMarked;
