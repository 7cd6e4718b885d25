/** What is known: its rows, the index of this hub over them, and the search. */
@NullMarked
package dev.serai.hub.knowledge;

import org.jspecify.annotations.NullMarked;
