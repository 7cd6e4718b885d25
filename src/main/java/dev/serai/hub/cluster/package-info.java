/** The clusters that this hub was told of: who may name them, and how the Kamelets reach them. */
@NullMarked
package dev.serai.hub.cluster;

import org.jspecify.annotations.NullMarked;
