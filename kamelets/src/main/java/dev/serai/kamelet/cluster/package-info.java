/** Reads and changes one Kubernetes cluster: guarded, bounded in time and size, and at most once per action. */
@NullMarked
package dev.serai.kamelet.cluster;

import org.jspecify.annotations.NullMarked;
