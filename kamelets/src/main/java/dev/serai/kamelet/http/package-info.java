/** Makes one HTTP request to an address that was checked, and to no other. */
@NullMarked
package dev.serai.kamelet.http;

import org.jspecify.annotations.NullMarked;
