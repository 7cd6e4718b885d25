/** Reads Kubernetes objects, as the API serves them, for conditions worth an alert and for readiness. */
@NullMarked
package dev.serai.cluster;

import org.jspecify.annotations.NullMarked;
