/** The command {@code bin/serai}: what people and scripts do beside the hub. It starts no Spring. */
@NullMarked
package dev.serai.hub.cli;

import org.jspecify.annotations.NullMarked;
