/** The alert as every source's payload is normalised to it, and how a batch of them folds into stored state. */
@NullMarked
package dev.serai.alert;

import org.jspecify.annotations.NullMarked;
