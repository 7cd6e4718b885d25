/** The contract's shapes: pure functions from rows to JSON with fixed fields, the only way by which data leaves the hub. */
@NullMarked
package dev.serai.wire;

import org.jspecify.annotations.NullMarked;
