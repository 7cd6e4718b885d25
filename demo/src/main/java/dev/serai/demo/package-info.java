/** A Kubernetes API server double with a small shop in it, for tests and for the demo of a first run; never part of an installation. */
@NullMarked
package dev.serai.demo;

import org.jspecify.annotations.NullMarked;
