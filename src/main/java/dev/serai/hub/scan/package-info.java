/** Scans of clusters and hosts: requests, rows, what findings become, and who may do what. */
@NullMarked
package dev.serai.hub.scan;

import org.jspecify.annotations.NullMarked;
