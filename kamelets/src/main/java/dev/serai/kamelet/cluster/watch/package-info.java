/** The Camel component {@code kubernetes-watch}: what there is in a cluster and what changes, without gaps. */
@NullMarked
package dev.serai.kamelet.cluster.watch;

import org.jspecify.annotations.NullMarked;
