/** Reads JSON of any sender by a file that says where in it everything stands. */
@NullMarked
package dev.serai.alert.mapping;

import org.jspecify.annotations.NullMarked;
