/** How a question is looked into: the tools that may be asked, the loop that asks them, and what of an answer is cited. */
@NullMarked
package dev.serai.investigation;

import org.jspecify.annotations.NullMarked;
