/** The normalisers of vendors' webhooks: each reads the payload that its vendor documents, and is loaded when a source is of its kind. */
@NullMarked
package dev.serai.alert.vendor;

import org.jspecify.annotations.NullMarked;
