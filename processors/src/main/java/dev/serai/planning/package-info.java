/** What somebody asks to have done, and the one check that says whether it may be proposed. */
@NullMarked
package dev.serai.planning;

import org.jspecify.annotations.NullMarked;
