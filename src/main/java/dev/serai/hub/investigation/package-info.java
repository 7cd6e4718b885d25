/** What people ask about incidents: looked into by a model and its tools, or answered from what is known. */
@NullMarked
package dev.serai.hub.investigation;

import org.jspecify.annotations.NullMarked;
