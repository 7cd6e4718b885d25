/** How JSON of strangers is read, each rule in one place. */
@NullMarked
package dev.serai.json;

import org.jspecify.annotations.NullMarked;
