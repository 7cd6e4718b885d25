/** Reads what integrators write beside the routes, and says at the start what is wrong with it. */
@NullMarked
package dev.serai.hub.routes;

import org.jspecify.annotations.NullMarked;
