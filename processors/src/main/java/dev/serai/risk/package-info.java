/** How risky an action is here and now, point by point. */
@NullMarked
package dev.serai.risk;

import org.jspecify.annotations.NullMarked;
