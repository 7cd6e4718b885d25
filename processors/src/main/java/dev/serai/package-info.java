/** What every part of the domain shares. */
@NullMarked
package dev.serai;

import org.jspecify.annotations.NullMarked;
