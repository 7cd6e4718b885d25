/** Reads series from a Prometheus. */
@NullMarked
package dev.serai.kamelet.prometheus;

import org.jspecify.annotations.NullMarked;
