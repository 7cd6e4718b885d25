/** Messages that are posted to a receiver of any kind. */
@NullMarked
package dev.serai.kamelet.webhook;

import org.jspecify.annotations.NullMarked;
